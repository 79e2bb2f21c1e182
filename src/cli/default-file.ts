/** The file that is read and written when no other is named. */
export const defaultFile = "app-settings.yml";

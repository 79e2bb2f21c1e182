/** The form of a day. */
export const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day as YYYY-MM-DD that exists. */
export function isDay(text: string): boolean {
  const time = dayForm.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

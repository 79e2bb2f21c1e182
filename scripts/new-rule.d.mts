/** The text of every file of the rule `id`, by its path. */
export function filesOfRule(stage: string, id: string, today: string): Record<string, string>;
/** The catalogue with the rule behind the last one of its stage. */
export function withRule(text: string, stage: string, id: string): string;

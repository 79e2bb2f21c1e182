const millisecondsPerDay = 86_400_000;

/** The last day of four digits for the year. */
const lastDay = Date.UTC(9999, 11, 31);

/** Whole days from one day to another, both as YYYY-MM-DD; negative where `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay);
}

/** The day `days` days after `day`, as YYYY-MM-DD; no later one than those that can be written so. */
export function addDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * millisecondsPerDay;
  return new Date(Math.min(time, lastDay)).toISOString().slice(0, 10);
}

import { writeAll } from "../files/standard-streams.js";

/** How often a line is written anew, in milliseconds; the first time after as long, so that short work says nothing. */
const pause = 300;

/** Writes one line on standard error that is written over, and is gone when the text is empty. */
export function progressOn(descriptor: 2, now: () => number = Date.now): (text: string) => void {
  let last = now();
  let isShown = false;
  return (text) => {
    if (text === "" ? !isShown : now() - last < pause) return;
    last = now();
    isShown = text !== "";
    writeAll(descriptor, `\r\u001b[K${text}`);
  };
}

import { visible } from "../reporters/escape/visible.js";
import { withoutSecrets } from "../secrets/secrets.js";
import type { Sighting } from "../source/sighting.js";

/** Where a sighting stands, as `file:line`, fit for a comment. */
export function placeInCode({ file, line }: Sighting): string {
  return visible(withoutSecrets(`${file}:${line}`));
}

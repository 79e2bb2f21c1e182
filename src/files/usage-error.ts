import { withLookAlikesTold } from "../settings/look-alikes.js";

/** A mistake in how the program was called: the message is for the caller, and nothing was checked. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(message: string) {
    super(withLookAlikesTold(message));
  }
}

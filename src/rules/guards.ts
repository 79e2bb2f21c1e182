import { allOf } from "../settings/open.js";
import type { Guard } from "./rule.js";

/** The registration is for other companies than the owner's. */
export const isPublic: Guard = ({ app }) => app.isPublic;

export const isProduction: Guard = ({ app }) => app.isProduction;

/** Selling partners come to the consent page of this registration. */
export const asksConsent: Guard = (facts) =>
  allOf([isPublic, isProduction, ({ app }: typeof facts) => app.mayHaveLinks], (guard) => guard(facts));

import { awsOf, keyKind, lwaIsEnough, maySign, modeOf } from "../../model/signing.js";
import { answerOf, defineRule, finding, Open } from "../rule.js";

export const stsTemporaryKeys = defineRule({
  id: "sts-temporary-keys",
  stage: "signing",
  severity: "error",
  codes: ["403 MissingAuthenticationToken"],
  alsoSeen: ["The security token included in the request is invalid"],
  title: "The AWS keys, the session token and the mode do not fit each other",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode"],
  guards: [maySign],
  *check(facts) {
    const aws = awsOf(facts);
    const [id, token, source, mode] = [
      aws.at("accessKeyId"),
      aws.at("sessionToken"),
      aws.at("keySource"),
      modeOf(facts),
    ];
    const kind = answerOf(id, keyKind);
    const from = answerOf(source, ({ known }) => known);
    const sts = mode.required === "sigv4-sts";
    const hasToken = token.isGiven;
    const asIs = from !== "assume-role" && !(from instanceof Open);
    const atKey = (wrong: string, required: string) =>
      finding(id, {
        message: `\`accessKeyId\` ${wrong}.`,
        fix: `${required}, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
      });
    const withoutToken = (whose: string) =>
      finding(token, {
        message: `${whose} keys are temporary and work with their session token only, and \`sessionToken\` is not declared.`,
        fix: `Declare \`sessionToken\` and send it as \`x-amz-security-token\`, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
        related: [{ at: kind === "missing" ? source : id, message: "the keys that it belongs to" }],
      });

    if (kind === "long-term" && hasToken) {
      yield atKey(
        "is a long-term key (`AKIA…`), and long-term keys have no session token",
        "Declare the temporary key (`ASIA…`) that the token belongs to",
      );
    } else if (kind === "long-term" && sts && asIs) {
      yield atKey(
        "is a long-term key (`AKIA…`), and mode `sigv4-sts` signs with temporary ones (`ASIA…`)",
        "Declare the key, secret and token that `sts:AssumeRole` gives (`keySource: assume-role` where the code asks for them)",
      );
    } else if (from === "iam-user" && hasToken) {
      yield finding(source, {
        message:
          "`keySource: iam-user` brings the long-term keys of a user, which have no session token, and one is declared.",
        fix: `Declare \`keySource: assume-role\` where the code asks \`sts:AssumeRole\` for its keys, or set \`credentials.mode: lwa\`: ${lwaIsEnough}`,
        related: [{ at: token, message: "the session token" }],
      });
    } else if (kind === "temporary" && !sts && asIs) {
      yield atKey(
        "is a temporary key (`ASIA…`), and mode `sigv4-static` signs with long-term ones (`AKIA…`)",
        "Declare mode `sigv4-sts` with the `sessionToken` of the key",
      );
    } else if (!hasToken && kind === "temporary") {
      yield withoutToken("`ASIA…`");
    } else if (!hasToken && (from === "lambda" || from === "instance")) {
      yield withoutToken(`The \`${from}\``);
    } else if (!hasToken && sts && id.isGiven && (from === undefined || from === "iam-user")) {
      yield withoutToken("In mode `sigv4-sts` the");
    } else {
      yield* [from, kind].filter((answer) => answer instanceof Open);
      if (kind === "other") throw new Open(`\`${id.name}\` is of no known kind`);
      if (kind === "missing" && from === undefined) id.mustKnow();
    }
  },
});

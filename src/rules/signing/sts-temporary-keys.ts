import { awsOf, keyKind, lwaIsEnough, maySign, modeOf, whyKindUnknown } from "../../model/signing.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const stsTemporaryKeys = defineRule({
  id: "sts-temporary-keys",
  stage: "signing",
  severity: "error",
  codes: ["403 MissingAuthenticationToken"],
  alsoSeen: ["The security token included in the request is invalid"],
  title: "The AWS keys, the session token and the mode do not fit each other",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["credentials.mode"],
  applies: maySign,
  *check(facts) {
    const aws = awsOf(facts);
    const [id, token, source, mode] = [
      aws.at("accessKeyId"),
      aws.at("sessionToken"),
      aws.at("keySource"),
      modeOf(facts),
    ];
    const kind = keyKind(id);
    const sts = mode.value === "sigv4-sts";
    const callsSts = source.value === "assume-role";
    const sourceUnknown = !source.isMissing && source.value === undefined;
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

    if (kind === "long-term" && token.isDeclared) {
      yield atKey(
        "is a long-term key (`AKIA…`), and long-term keys have no session token",
        "Declare the temporary key (`ASIA…`) that the token belongs to",
      );
    } else if (kind === "long-term" && sts && !callsSts && !sourceUnknown) {
      yield atKey(
        "is a long-term key (`AKIA…`), and mode `sigv4-sts` signs with temporary ones (`ASIA…`)",
        "Declare the key, secret and token that `sts:AssumeRole` gives (`keySource: assume-role` where the code asks for them)",
      );
    } else if (kind === "temporary" && !sts && !callsSts && !sourceUnknown) {
      yield atKey(
        "is a temporary key (`ASIA…`), and mode `sigv4-static` signs with long-term ones (`AKIA…`)",
        "Declare mode `sigv4-sts` with the `sessionToken` of the key",
      );
    } else if (token.isMissing && kind === "temporary") {
      yield withoutToken("`ASIA…`");
    } else if (token.isMissing && (source.value === "lambda" || source.value === "instance")) {
      yield withoutToken(`The \`${source.value}\``);
    } else if (token.isMissing && sts && id.isDeclared && (source.isMissing || source.value === "iam-user")) {
      yield withoutToken("In mode `sigv4-sts` the");
    } else {
      if (sourceUnknown) yield unchecked(source);
      if (kind === "unknown" || kind === "other" || (kind === "missing" && source.isMissing))
        yield unchecked(whyKindUnknown(id));
      if (token.state === "malformed") yield unchecked(token);
    }
  },
});

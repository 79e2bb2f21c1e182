import { limits } from "../../../src/settings/limits.js";
import type { Answers } from "../engine/protocol.js";
import { button, element, make } from "./dom.js";
import { Editor } from "./editor.js";
import { Engine, isFailure } from "./engine-client.js";
import { showCheck } from "./file-door.js";
import { headline, showPaste } from "./link-door.js";
import { newestOnly } from "./newest.js";
import { fragmentOf, type Shared, sharedIn } from "./permalink.js";
import { copyText, type Say } from "./shown.js";
import { Told } from "./told.js";
import { withEdit } from "./with-edit.js";
import { isWord, type Language, type Word, wordIn } from "./words.js";

const engine = new Engine(element("engine", HTMLScriptElement).text, element("pages", HTMLScriptElement).text);
const paste = element("paste", HTMLTextAreaElement);
const settings = element("settings", HTMLTextAreaElement);
const redirects = element("redirects", HTMLTextAreaElement);
const select = (id: string) => element(id, HTMLSelectElement);
const [type, state, partner, region, language] = [
  select("type"),
  select("state"),
  select("partner"),
  select("region"),
  select("language"),
];
const linkAnswer = element("link-answer", HTMLElement);
const fileAnswer = element("file-answer", HTMLElement);
const questions = element("questions", HTMLFieldSetElement);
const origin = element("origin", HTMLElement);
const shared = element("shared", HTMLElement);
const told = new Told(element("told", HTMLElement));
const editor = new Editor(settings, element("numbers", HTMLElement), element("marks", HTMLElement));
const doors = { link: "tab-link", file: "tab-file" } as const;
type Door = keyof typeof doors;

let current: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
let open: Door = "link";
/** The day for which a link asks; today where none does. */
let asOf: string | undefined;

const say: Say = (word) => wordIn(current, word);
const today = () => asOf ?? new Date().toISOString().slice(0, 10);

function answers(): Answers {
  return {
    type: chosen(["private"], type.value) ?? "public",
    state: chosen(["submitted", "published"], state.value) ?? "draft",
    partner: chosen(["seller", "vendor", "both"], partner.value) ?? "",
    redirectUris: redirects.value,
    region: region.value,
  };
}

function chosen<Choice extends string>(choices: readonly Choice[], value: string): Choice | undefined {
  return choices.find((choice) => choice === value);
}

const judge = newestOnly((isPast) => (open === "link" ? judgePaste(isPast) : judgeFile(isPast)));

/** Says one sentence instead of an answer. */
function tell(sentence: string): void {
  if (open === "file") editor.show([]);
  (open === "link" ? linkAnswer : fileAnswer).replaceChildren(make("p", "", sentence));
  told.tell(sentence);
}

function failed(failure: string): void {
  tell(say(failure === "no worker" ? "noWorker" : "failure"));
}

async function judgePaste(isPast: () => boolean): Promise<void> {
  const text = paste.value.slice(0, limits.bytes + 1);
  const outcome = await engine.ask({ kind: "paste", text, answers: answers(), today: today() });
  if (isPast() || open !== "link") return;
  if (isFailure(outcome) || outcome.kind !== "paste") return failed(isFailure(outcome) ? outcome.failure : "");
  linkAnswer.replaceChildren(...showPaste(outcome.answer, say, continueAsFile));
  questions.hidden = !["nothing", "link", "redirect", "token"].includes(outcome.answer.kind);
  told.tell(headline(outcome.answer, say));
}

async function judgeFile(isPast: () => boolean): Promise<void> {
  const text = settings.value;
  if (text.trim() === "") return tell(say("empty"));
  if (text.length > limits.bytes) return tell(`${say("fileTooLarge")} ${limits.bytes}.`);
  const outcome = await engine.ask({ kind: "check", text, today: today() });
  if (isPast() || open !== "file") return;
  if (isFailure(outcome) || outcome.kind !== "check") return failed(isFailure(outcome) ? outcome.failure : "");
  editor.show(outcome.findings);
  const actions = {
    replace: edit,
    repair: (one: Parameters<typeof withEdit>[1]) => edit(withEdit(settings.value, one)),
    goTo: editor.goTo.bind(editor),
  };
  fileAnswer.replaceChildren(...showCheck(outcome, say, actions));
  told.tell(`${outcome.walk.sentence} ${outcome.verdict}`);
}

function edit(text: string): void {
  settings.value = text;
  settings.focus();
  settings.setSelectionRange(0, 0);
  editor.draw();
  judge();
}

function continueAsFile(text: string): void {
  show("file");
  edit(text);
}

function show(door: Door): void {
  open = door;
  for (const [name, id] of Object.entries(doors)) {
    const tab = element(id, HTMLButtonElement);
    const isOpen = name === door;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    element(`door-${name}`, HTMLElement).hidden = !isOpen;
  }
  shared.textContent = "";
  editor.draw();
}

function speak(): void {
  document.documentElement.lang = current === "zh" ? "zh-Hans" : "en";
  language.value = current;
  for (const node of document.querySelectorAll<HTMLElement>("[data-word]")) {
    const word = node.dataset.word ?? "";
    if (isWord(word)) node.textContent = say(word);
  }
}

async function share(): Promise<void> {
  const made = await sharedState();
  const fragment = made === undefined ? undefined : fragmentOf(made);
  if (fragment === undefined) {
    shared.textContent = say(made === undefined ? "nothingToShare" : "shareTooLong");
    return;
  }
  history.replaceState(null, "", `#${fragment}`);
  shared.textContent = say((await copyText(location.href)) ? "shared" : "sharedByHand");
}

/** What a link may carry: every secret that the engine finds is covered before. */
async function sharedState(): Promise<Shared | undefined> {
  const cover = async (text: string) => {
    if (text.length > limits.bytes) return text.slice(0, limits.bytes).replace(/\S/g, "*");
    const outcome = await engine.ask({ kind: "cover", door: open, text });
    return isFailure(outcome) || outcome.kind !== "cover" ? undefined : outcome.text;
  };
  const field = open === "file" ? settings : paste;
  const text = field.value.trim() === "" ? undefined : await cover(field.value);
  if (text === undefined) return undefined;
  if (open === "file") return { door: "file", text, ...(asOf !== undefined && { today: asOf }) };
  const redirectUris = await cover(redirects.value);
  return redirectUris === undefined ? undefined : { door: "link", text, answers: { ...answers(), redirectUris } };
}

/** Puts what a link carries into the page, and says that it came from there. */
async function take(given: Shared): Promise<void> {
  if (given.door === "link") {
    paste.value = given.text;
    type.value = given.answers.type;
    state.value = given.answers.state;
    partner.value = given.answers.partner;
    region.value = given.answers.region;
    redirects.value = given.answers.redirectUris;
    show("link");
    return note("fromLink");
  }
  const text = given.door === "file" ? given.text : await exampleOf(given.rule);
  if (text === undefined) return note("noSuchRule");
  asOf = given.today;
  settings.value = text;
  show("file");
  note(given.door === "file" ? "fromLink" : "fromRule", asOf);
}

async function exampleOf(rule: string): Promise<string | undefined> {
  const outcome = await engine.ask({ kind: "example", rule });
  return isFailure(outcome) || outcome.kind !== "example" ? undefined : outcome.text;
}

/** Says above the doors where the text came from, and for which day it is checked. */
function note(word: Word, day?: string): void {
  const sentence = make("span", "", say(word));
  sentence.dataset.word = word;
  origin.replaceChildren(sentence);
  if (day !== undefined) {
    const dated = make("span", "", say("asOf"));
    dated.dataset.word = "asOf";
    origin.append(
      " ",
      dated,
      ` ${day}. `,
      button(say("asOfToday"), () => {
        asOf = undefined;
        origin.hidden = true;
        judge();
      }),
    );
  }
  origin.hidden = false;
}

async function openLink(): Promise<void> {
  const fragment = location.hash;
  const given = sharedIn(fragment);
  if (given !== undefined) await take(given);
  else if (fragment.length > 1) note("brokenLink");
  judge();
}

/** Refuses what is too long before the browser lays it out, which takes it seconds. */
function refuseLong(event: Event, text: string): void {
  if (text.length <= limits.bytes) return;
  event.preventDefault();
  tell(open === "file" ? `${say("fileTooLarge")} ${limits.bytes}.` : `${say("tooLarge")} ${limits.scalarCharacters}.`);
}

function listen(): void {
  for (const field of [paste, redirects, settings]) {
    field.addEventListener("input", judge);
    field.addEventListener("paste", (event) => refuseLong(event, event.clipboardData?.getData("text/plain") ?? ""));
    field.addEventListener("drop", (event) => refuseLong(event, event.dataTransfer?.getData("text/plain") ?? ""));
  }
  settings.addEventListener("input", () => editor.typed());
  for (const field of [type, state, partner, region]) field.addEventListener("change", judge);
  type.addEventListener("change", showState);
  language.addEventListener("change", () => {
    current = language.value === "zh" ? "zh" : "en";
    speak();
    judge();
  });
  for (const [door, id] of Object.entries(doors)) {
    const tab = element(id, HTMLButtonElement);
    tab.addEventListener("click", () => {
      show(door === "file" ? "file" : "link");
      judge();
    });
    tab.addEventListener("keydown", ({ key }) => {
      if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) return;
      const other: Door = key === "Home" ? "link" : key === "End" ? "file" : open === "link" ? "file" : "link";
      show(other);
      element(doors[other], HTMLButtonElement).focus();
      judge();
    });
  }
  for (const example of document.querySelectorAll<HTMLButtonElement>("[data-example]")) {
    example.addEventListener("click", () => {
      paste.value = example.dataset.example ?? "";
      paste.focus();
      judge();
    });
  }
  element("file-example", HTMLButtonElement).addEventListener("click", () => void startFromExample());
  element("share", HTMLButtonElement).addEventListener("click", () => void share());
  addEventListener("hashchange", () => void openLink());
}

async function startFromExample(): Promise<void> {
  const text = await exampleOf("draft-without-beta");
  if (text !== undefined) edit(text);
}

/** A private app has no state that a link depends on. */
function showState(): void {
  element("of-state", HTMLElement).hidden = type.value === "private";
}

speak();
show("link");
listen();
showState();
void openLink();

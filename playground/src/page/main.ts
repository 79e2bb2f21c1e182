import { limits } from "../../../src/settings/limits.js";
import type { Answers } from "../engine/protocol.js";
import { element, make } from "./dom.js";
import { Editor } from "./editor.js";
import { Engine, isFailure } from "./engine-client.js";
import { showCheck } from "./file-door.js";
import { showPaste } from "./link-door.js";
import { fragmentOf, type Shared, sharedIn } from "./permalink.js";
import { copyText, type Say } from "./shown.js";
import { withEdit } from "./with-edit.js";
import { isWord, type Language, wordIn } from "./words.js";

const engine = new Engine();
const paste = element("paste", HTMLTextAreaElement);
const settings = element("settings", HTMLTextAreaElement);
const redirects = element("redirects", HTMLTextAreaElement);
const [type, state, region, language] = ["type", "state", "region", "language"].map((id) =>
  element(id, HTMLSelectElement),
) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement, HTMLSelectElement];
const linkAnswer = element("link-answer", HTMLElement);
const fileAnswer = element("file-answer", HTMLElement);
const editor = new Editor(settings, element("numbers", HTMLElement), element("marks", HTMLElement));
const doors = { link: "tab-link", file: "tab-file" } as const;
type Door = keyof typeof doors;

let current: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
let open: Door = "link";
/** The number of the newest question: answers to older ones are not shown. */
let asked = 0;
let covered = "";

const say: Say = (word) => wordIn(current, word);
const today = () => new Date().toISOString().slice(0, 10);

function answers(): Answers {
  return {
    type: type.value === "private" ? "private" : "public",
    state: state.value === "published" ? "published" : state.value === "submitted" ? "submitted" : "draft",
    redirectUris: redirects.value,
    region: region.value,
  };
}

async function judge(): Promise<void> {
  asked += 1;
  const mine = asked;
  if (open === "link") await judgePaste(mine);
  else await judgeFile(mine);
}

async function judgePaste(mine: number): Promise<void> {
  const text = paste.value.length > limits.bytes ? paste.value.slice(0, limits.bytes) : paste.value;
  const outcome = await engine.ask({ kind: "paste", text, answers: answers(), today: today() });
  if (mine !== asked) return;
  if (isFailure(outcome) || outcome.kind !== "paste") linkAnswer.replaceChildren(make("p", "", say("failure")));
  else linkAnswer.replaceChildren(...showPaste(outcome.answer, say, continueAsFile));
}

async function judgeFile(mine: number): Promise<void> {
  const text = settings.value;
  const tell = (sentence: string) => {
    editor.show([]);
    covered = "";
    fileAnswer.replaceChildren(make("p", "", sentence));
  };
  if (text.trim() === "") return tell(say("empty"));
  if (text.length > limits.bytes) return tell(`${say("fileTooLarge")} ${limits.bytes}.`);
  const outcome = await engine.ask({ kind: "check", text, today: today() });
  if (mine !== asked) return;
  if (isFailure(outcome) || outcome.kind !== "check") return tell(say("failure"));
  covered = outcome.covered;
  editor.show(outcome.findings);
  fileAnswer.replaceChildren(...showCheck(outcome, say, edit, (one) => edit(withEdit(text, one))));
}

function edit(text: string): void {
  settings.value = text;
  settings.focus();
  editor.draw();
  void judge();
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
  editor.draw();
}

function speak(): void {
  document.documentElement.lang = current;
  language.value = current;
  for (const node of document.querySelectorAll<HTMLElement>("[data-word]")) {
    const word = node.dataset.word ?? "";
    if (isWord(word)) node.textContent = say(word);
  }
}

async function share(): Promise<void> {
  const told = element("shared", HTMLElement);
  const shared = await sharedState();
  const fragment = shared === undefined ? undefined : fragmentOf(shared);
  if (fragment === undefined) {
    told.textContent = say("shareTooLong");
    return;
  }
  history.replaceState(null, "", `#${fragment}`);
  told.textContent = (await copyText(location.href)) ? say("shared") : say("sharedByHand");
}

/** What a link may carry: every secret that the engine finds is covered before. */
async function sharedState(): Promise<Shared | undefined> {
  if (open === "file") return settings.value === "" || covered === "" ? undefined : { door: "file", text: covered };
  const cover = async (text: string) => {
    const outcome = await engine.ask({ kind: "cover", text });
    return isFailure(outcome) || outcome.kind !== "cover" ? undefined : outcome.text;
  };
  const [text, redirectUris] = [await cover(paste.value), await cover(redirects.value)];
  if (text === undefined || redirectUris === undefined) return undefined;
  return { door: "link", text, answers: { ...answers(), redirectUris } };
}

/** Puts what a link carries into the page, and says that it came from there. */
async function take(shared: Shared): Promise<void> {
  if (shared.door === "link") {
    const { answers: given } = shared;
    paste.value = shared.text;
    type.value = given.type;
    state.value = given.state;
    region.value = given.region;
    redirects.value = given.redirectUris;
    show("link");
  } else if (shared.door === "file") {
    settings.value = shared.text;
    show("file");
  } else {
    const outcome = await engine.ask({ kind: "example", rule: shared.rule });
    if (isFailure(outcome) || outcome.kind !== "example" || outcome.text === undefined) return;
    settings.value = outcome.text;
    show("file");
  }
  element("origin", HTMLElement).hidden = false;
}

/** Calls `act` once typing has paused for a moment. */
function afterPause(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  };
}

async function openLink(): Promise<void> {
  const shared = sharedIn(location.hash);
  if (shared !== undefined) await take(shared);
  await judge();
}

function listen(): void {
  const soon = afterPause(() => void judge());
  for (const field of [paste, redirects, settings]) field.addEventListener("input", soon);
  settings.addEventListener("input", () => editor.draw());
  for (const field of [type, state, region]) field.addEventListener("change", () => void judge());
  language.addEventListener("change", () => {
    current = language.value === "zh" ? "zh" : "en";
    speak();
    void judge();
  });
  for (const [door, id] of Object.entries(doors)) {
    const tab = element(id, HTMLButtonElement);
    tab.addEventListener("click", () => {
      show(door === "file" ? "file" : "link");
      void judge();
    });
    tab.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const other: Door = open === "link" ? "file" : "link";
      show(other);
      element(doors[other], HTMLButtonElement).focus();
      void judge();
    });
  }
  element("share", HTMLButtonElement).addEventListener("click", () => void share());
  addEventListener("hashchange", () => void openLink());
}

speak();
show("link");
listen();
engine
  .start(element("engine", HTMLScriptElement).text, element("pages", HTMLScriptElement).text)
  .then(openLink)
  .catch(() => linkAnswer.replaceChildren(make("p", "", say("noWorker"))));

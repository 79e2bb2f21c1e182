/** Tells a screen reader one sentence once typing has paused, and no sentence twice in a row. */
export class Told {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly region: HTMLElement) {}

  tell(sentence: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const plain = sentence.replaceAll("`", "");
      if (this.region.textContent !== plain) this.region.textContent = plain;
    }, pause);
  }
}

const pause = 700;

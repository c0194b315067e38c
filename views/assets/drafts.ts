import { askWhichVersion } from './conflict.ts';
import { first, timeOfDay } from './dom.ts';
import { type Fields, readFields, sameFields, writeFields } from './fields.ts';
import { shadowOf, tabName } from './shadow.ts';

const pauseMs = 600;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

interface ServerDraft {
  readonly revision: number;
  readonly fields: Fields;
  readonly savedAt: number;
  readonly tab: string;
}

type Outcome =
  | { readonly outcome: 'saved'; readonly draft: ServerDraft }
  | { readonly outcome: 'conflict'; readonly current: ServerDraft };

/** Keeps what is being typed: on the server as soon as it can, and in this browser until then. */
export function startDrafts(): void {
  const form = first('form[data-draft]', HTMLFormElement);
  if (form) new DraftKeeper(form).start();
}

class DraftKeeper {
  readonly #form: HTMLFormElement;
  readonly #status: HTMLElement | null;
  readonly #url: string;
  readonly #answers: number;
  readonly #tab = tabName();
  readonly #shadow;
  #revision: number;
  #kept: Fields;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #sending = false;
  #submitted = false;
  #choosing = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#status = first('[data-saved]', HTMLElement, form);
    this.#url = form.dataset.draft ?? '';
    this.#revision = Number(form.dataset.revision);
    this.#answers = Number(form.dataset.answers);
    this.#shadow = shadowOf(form.dataset.attempt ?? '', this.#tab);
    this.#kept = readFields(form);
  }

  start(): void {
    this.#restore();
    this.#form.addEventListener('input', () => this.#changed());
    this.#form.addEventListener('submit', () => {
      this.#submitted = true;
      clearTimeout(this.#timer);
      this.#remember();
    });
    window.addEventListener('online', () => this.#save());
    window.addEventListener('pagehide', () => {
      if (!this.#submitted && !this.#choosing && this.#isDirty())
        void this.#put(true).catch(() => null);
    });
    window.addEventListener('pageshow', () => {
      this.#submitted = false;
      this.#later(0);
    });
  }

  #isDirty(): boolean {
    return !sameFields(readFields(this.#form), this.#kept);
  }

  #restore(): void {
    const shadow = this.#shadow.read();
    if (!shadow) return;
    const arrived = shadow.submitted && this.#answers > shadow.answers;
    if (arrived || sameFields(shadow.fields, this.#kept)) {
      this.#shadow.clear();
      return;
    }
    this.#revision = Math.min(this.#revision, shadow.revision);
    writeFields(this.#form, shadow.fields);
    this.#say('unsaved', 'trouble');
    this.#later(0);
  }

  #changed(): void {
    this.#remember();
    if (!this.#choosing) this.#later(pauseMs);
  }

  #remember(): void {
    this.#shadow.write({
      fields: readFields(this.#form),
      revision: this.#revision,
      answers: this.#answers,
      submitted: this.#submitted,
      at: Date.now(),
    });
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), ms);
  }

  async #save(): Promise<void> {
    if (this.#sending || this.#submitted || this.#choosing || !this.#isDirty()) return;
    this.#sending = true;
    const sent = readFields(this.#form);
    try {
      await this.#settle(await this.#put(false), sent);
      this.#retryMs = firstRetryMs;
    } catch {
      this.#say('trouble', 'trouble');
      this.#later(this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    } finally {
      this.#sending = false;
    }
  }

  async #put(leaving: boolean): Promise<Outcome> {
    const answer = await fetch(this.#url, {
      method: 'PUT',
      keepalive: leaving,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        fields: readFields(this.#form),
        baseRevision: this.#revision,
        tab: this.#tab,
      }),
      ...(leaving ? {} : { signal: AbortSignal.timeout(10_000) }),
    });
    if (!answer.ok) throw new Error(`The draft was answered with ${answer.status}.`);
    const outcome: Outcome = await answer.json();
    return outcome;
  }

  async #settle(outcome: Outcome, sent: Fields): Promise<void> {
    if (outcome.outcome === 'saved') {
      this.#revision = outcome.draft.revision;
      this.#kept = sent;
      if (this.#isDirty()) {
        this.#remember();
        this.#later(pauseMs);
        return;
      }
      this.#shadow.clearOwn();
      this.#say('saved', 'saved', timeOfDay(outcome.draft.savedAt));
      return;
    }
    const { current } = outcome;
    if (current.tab === this.#tab) {
      this.#revision = current.revision;
      this.#later(0);
      return;
    }
    this.#choosing = true;
    this.#say('trouble', 'trouble');
    const mine = readFields(this.#form);
    const choice = await askWhichVersion(this.#form, mine, current.fields, current.savedAt);
    this.#choosing = false;
    // Not before the choice: what is kept of the typing meanwhile must be asked about again after a reload.
    this.#revision = current.revision;
    if (choice === 'theirs') {
      writeFields(this.#form, current.fields);
      this.#kept = readFields(this.#form);
      this.#shadow.clearOwn();
      this.#say('saved', 'saved', timeOfDay(current.savedAt));
    } else {
      this.#kept = current.fields;
      this.#remember();
      this.#later(0);
    }
  }

  #say(what: 'saved' | 'trouble' | 'unsaved', state: 'saved' | 'trouble', time = ''): void {
    if (!this.#status) return;
    const words = {
      saved: this.#form.dataset.saySaved,
      trouble: this.#form.dataset.sayTrouble,
      unsaved: this.#form.dataset.sayUnsaved,
    }[what];
    this.#status.dataset.state = state;
    this.#status.textContent = (words ?? '').replace('{time}', time);
  }
}

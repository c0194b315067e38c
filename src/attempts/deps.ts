import type { LiveContent } from '../authoring/content.ts';
import type { Engine } from '../engine/engine.ts';
import type { Store } from '../store/store.ts';

/** What the life of an attempt needs of the world. */
export interface AttemptDeps {
  readonly store: Store;
  readonly content: LiveContent;
  readonly engine: Engine;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

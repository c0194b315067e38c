import { message, type Text } from '../../i18n/text.ts';
import type { NoFigure } from './figure.ts';
import { type Flag, fewestForFlags } from './flags.ts';

/** Why there is no figure, in words. */
export function reasonText(reason: NoFigure): Text {
  return message(`analysis.none-${reason}`);
}

/** What is the matter with an item, and what to look at. */
export function flagTexts(flag: Flag): { readonly said: Text; readonly look: Text } {
  const values = {
    ...('part' in flag ? { part: flag.part.title } : {}),
    ...('key' in flag ? { key: flag.key.title } : {}),
  };
  return {
    said: message(`analysis.flag-${flag.kind}`, values),
    look: message(`analysis.look-${flag.kind}`, values),
  };
}

/** From how many learners on anything is flagged, in words. */
export function fewText(): Text {
  return message('analysis.few', { count: fewestForFlags });
}

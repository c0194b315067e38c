import { mountValue } from './mount.ts';
import { type Reader, refused, refusedWhole } from './value.ts';

const propagations = new Set(['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave']);

interface Section {
  readonly text: string;
  readonly start: number;
}

/** The sections between colons; a single letter before one reads as a Windows drive, as the CLI does everywhere. */
function sections(text: string): readonly Section[] {
  const found: Section[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const ends = at === text.length || text.charAt(at) === ':';
    const drive = at < text.length && at - start === 1 && /^\p{L}$/u.test(text.charAt(start));
    if (!ends || drive) continue;
    found.push({ text: text.slice(start, at), start });
    start = at + 1;
  }
  return found;
}

function isPath(source: string): boolean {
  return /^[./~$]/u.test(source) || /^[A-Za-z]:/u.test(source);
}

/** What `--volume` takes: `data:/srv`, `/host/path:/srv:ro`, `/srv` alone for an anonymous volume. */
export const readVolume: Reader = (text) => {
  if (text === '') return refusedWhole('compare.wants-volume', text);
  if (text.length <= 2) return anonymous(text);
  const parts = sections(text);
  const empty = parts.find((part) => part.text === '');
  if (empty) return refused('compare.wants-volume', empty.start, empty.start + 1);
  const [first, second, third, fourth] = parts;
  if (fourth) return refused('compare.wants-volume', fourth.start, text.length);
  if (first === undefined || second === undefined) return anonymous(text);
  const mode = (third?.text ?? '').split(',').filter((option) => option !== '');
  const mount = {
    type: isPath(first.text) ? 'bind' : 'volume',
    source: first.text,
    target: second.text,
    readOnly: mode.includes('ro'),
    options: mode
      .filter((option) => option !== 'ro' && option !== 'rw')
      .map((option) => (propagations.has(option) ? `propagation=${option}` : option)),
  };
  return { ok: true, values: [mountValue(mount, `volume ${text}`)] };
};

function anonymous(target: string) {
  const mount = { type: 'volume', source: '', target, readOnly: false, options: [] };
  return { ok: true as const, values: [mountValue(mount, `volume ${target}`)] };
}

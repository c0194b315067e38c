import type { Container, Seen } from '../checks/observation.ts';
import { selects, type Where } from '../checks/where.ts';
import { message } from '../i18n/text.ts';
import type { Reader } from './reader.ts';

const mostSelected = 100;

/**
 * The containers that are selected, each inspected. One that goes while it is looked at is none of them; more than a
 * hundred are too many to be looked at.
 */
export async function selected(
  where: Where,
  reader: Reader,
  inspect: (name: string) => Promise<Seen<Container>>,
): Promise<Seen<readonly Container[]>> {
  const { image } = where;
  const [list, made] = await Promise.all([
    reader.containers(),
    image === undefined ? null : reader.image(image),
  ]);
  if (list.state !== 'present') return list;
  if (made?.state === 'unknown') return made;
  const imageId = made?.state === 'present' ? made.value.id : null;
  const lines = list.value.filter((one) => selects(where, one, imageId));
  if (lines.length > mostSelected) {
    const count = String(lines.length);
    return { state: 'unknown', reason: message('engine.too-many-selected', { count }) };
  }
  const each = await Promise.all(lines.map((one) => inspect(one.names[0] ?? one.id)));
  const value: Container[] = [];
  for (const seen of each) {
    if (seen.state === 'unknown') return seen;
    if (seen.state === 'present') value.push(seen.value);
  }
  return { state: 'present', value };
}

import type { Token } from './tokens.ts';

const plain = new Set(
  'not no never neither nor nobody nothing none hardly barely rarely seldom scarcely unable impossible without'.split(
    ' ',
  ),
);
const stems = ['fail', 'refus', 'prevent', 'avoid', 'forbid', 'disabl', 'lack'];
const harmless: ReadonlyMap<string, string> = new Map([
  ['not', ' only just merely simply '],
  ['no', ' matter doubt problem wonder '],
  ['nothing', ' but '],
  ['不', '同仅但只光过论管久断错妨'],
  ['没', '关'],
  ['未', '来'],
  ['无', '论关非'],
]);
const chinesePairs = new Set([
  '拒绝',
  '阻止',
  '避免',
  '防止',
  '禁止',
  '禁用',
  '关闭',
  '关掉',
  '取消',
  '停用',
  '很少',
  '极少',
  '停止',
]);
/** Deny only what is looked for and follows within so many characters: 停止转发, but not 停止容器. */
const reach: ReadonlyMap<string, number> = new Map([
  ['停止', 1],
  ['关闭', 3],
  ['关掉', 3],
  ['取消', 3],
]);
const running = new Set(['running', 'working', 'executing', 'responding']);

function text(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

function holdsBack(tokens: readonly Token[], at: number, to: number): boolean {
  if (at + 1 >= to) return false;
  if (!/^(?:keep|kept|hold|held|stop|block)/.test(text(tokens, at))) return false;
  const next = text(tokens, at + 1);
  if (/^(?:stop|block)/.test(text(tokens, at)) && next.endsWith('ing') && !running.has(next))
    return true;
  const limit = Math.min(to, at + 8);
  for (let from = at + 1; from < limit; from += 1)
    if (text(tokens, from) === 'from' && text(tokens, from + 1).endsWith('ing')) return true;
  return false;
}

/** What a word denies: everything after it in its clause, an `-ing` form after it, what is looked for just after it, or nothing. */
export type Negator = 'clause' | 'gerund' | 'object' | null;

/** What the token denies, within a clause that ends before `to`; `sought` marks where what is looked for begins. */
export function negatorAt(
  tokens: readonly Token[],
  at: number,
  to: number,
  sought: readonly boolean[],
): Negator {
  const word = text(tokens, at);
  const next = tokens[at + 1];
  const after = next?.han ? next.text : ` ${next?.text ?? ''} `;
  if (harmless.get(word)?.includes(after)) return null;
  if (word === 'without') return 'gerund';
  if (plain.has(word)) return 'clause';
  if (/^(?:false|wrong|untrue|incorrect|myth|misconception|mistake)$/.test(word))
    return /^(?:that|to)$/.test(next?.text ?? '') ? 'clause' : null;
  if (stems.some((stem) => word.startsWith(stem)) || holdsBack(tokens, at, to)) return 'clause';
  if ('不没未无'.includes(word) && word !== '') return 'clause';
  if (word === '非' && '并绝'.includes(text(tokens, at - 1) || ' ')) return 'clause';
  const pair = word + (next?.text ?? '');
  if (!chinesePairs.has(pair)) return null;
  const limit = reach.get(pair);
  if (limit === undefined) return 'clause';
  return sought.slice(at + 2, Math.min(to, at + 3 + limit)).includes(true) ? 'object' : null;
}

/** Whether the token is there only to deny what follows ("stops … from reaching"), and says nothing itself. */
export function onlyDenies(
  tokens: readonly Token[],
  at: number,
  to: number,
  sought: readonly boolean[],
): boolean {
  return /^(?:keep|kept|hold|held|stop|block|停|关|取)/.test(text(tokens, at))
    ? negatorAt(tokens, at, to, sought) !== null
    : false;
}

/**
 * Whether what stands at `from` to `to` is denied: an odd number of negators of its clause reach it. Those that `inside`
 * marks belong to a longer expression and deny nothing else.
 */
export function denied(
  tokens: readonly Token[],
  clauseFrom: number,
  from: number,
  to: number,
  sought: readonly boolean[],
  inside: readonly boolean[],
): boolean {
  let count = 0;
  for (let at = clauseFrom; at < from; at += 1) {
    const negator = negatorAt(tokens, at, to, sought);
    if (negator === null || (inside[at] === true && negator !== 'object')) continue;
    const gerund = text(tokens, from).endsWith('ing') || text(tokens, from - 1) === 'being';
    if (negator === 'gerund' && !gerund) continue;
    if (negator === 'object' && from - at > 5) continue;
    if (text(tokens, at) === 'nor' && count > 0) continue;
    if (text(tokens, at) === '没' && text(tokens, at + 1) === '没') continue;
    count += 1;
  }
  const objectDenied = /^(?:no|nothing|none|nobody|neither)$/.test(text(tokens, to));
  return (count + (objectDenied ? 1 : 0)) % 2 === 1;
}

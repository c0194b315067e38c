import type { Clause, Sentence } from './clauses.ts';
import type { Lead } from './connectors.ts';
import { isStuffed } from './stuffing.ts';
import { type Token, tokenise } from './tokens.ts';

const belief =
  /\b(?:people|many|some|one|someone|somebody|others|you|beginners|students|book) (?:(?:may|might|would|could|often|wrongly|mistakenly|will) )*(?:think|thinks|believe|believes|assume|assumes|expect|expects|say|says|claim|claims|suppose)\b|\bthought\b|以 为|误 认 为|有 人 (?:说|认 为)|很 多 人 (?:说|认 为)/;
const doubt =
  /^if only\b|\b(?:whether|unsure|wonder|(?<!no |without )doubt|unclear|no idea|not sure|not certain|not know|not remember)\b|不 (?:太 |大 )?(?:知 道|确 定|清 楚|记 得)|怀 疑|是 否|会 不 会|能 不 能|是 不 是/;
const refusal =
  /^or not$|^(?:(?:but|and|however|which|in|fact|actually) )*(?:this|that|it|which|they) (?:is|was|are) (?:(?:just|simply|completely|of|course) )*(?:wrong|false|incorrect|untrue|a myth|a misconception|a mistake|not (?:true|right|correct|the case|so))\b|^(?:但 |但 是 |其 实 |不 过 )*(?:这 |那 |它 )?(?:其 实 |都 |完 全 )*(?:是 )?(?:一 [个种] )?(?:很 )?(?:常 见 的 )?(?:错 的|错 误|误 解|误 区|不 对|不 正 确|不 是 真 的|并 非 如 此)/;
const temporal = /^(?:when|once|after)\b|(?:时|时 候|后|的 话)$/;
const endedBy: Readonly<Partial<Record<Lead, 'contrast' | 'main'>>> = {
  contrast: 'contrast',
  none: 'main',
};
const task =
  /^(?:please )?(?:explain|describe|discuss|compare|outline)\b|^请? ?(?:说 明|解 释|描 述|比 较|简 述|论 述)/;

function joined(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');
}

/**
 * Which clauses claim something of their own: not asked, copied, heaped up, doubted, only supposed, said to be the belief
 * of others, or taken back.
 */
export function asserted(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  clauses: readonly Clause[],
  given: readonly string[],
  looksFor: (clause: Clause) => boolean,
  situated: (index: number) => boolean,
): { readonly claims: readonly boolean[]; readonly stuffed: readonly boolean[] } {
  const shown = given.map((source) => {
    const read = tokenise(source).tokens;
    return ` ${joined(read, 0, read.length)} `;
  });
  const stuffed = sentences.map((sentence) => isStuffed(tokens, sentence));
  const open = sentences.map((sentence, index) => {
    const text = joined(tokens, sentence.from, sentence.to);
    const copied =
      sentence.to - sentence.from >= 4 && shown.some((source) => source.includes(` ${text} `));
    return !sentence.asked && stuffed[index] !== true && !copied && !task.test(text);
  });

  let shut: { sentence: number; until: 'contrast' | 'main' | 'end' } | null = null;
  const claims = clauses.map((clause, at) => {
    if (shut && (shut.sentence !== clause.sentence || shut.until === endedBy[clause.lead]))
      shut = null;
    const text = joined(tokens, clause.from, clause.to);
    if (doubt.test(text)) shut = { sentence: clause.sentence, until: 'end' };
    else if (belief.test(text)) shut = { sentence: clause.sentence, until: 'contrast' };
    if (shut || open[clause.sentence] !== true) return false;
    if (clause.lead === 'unlike') {
      shut = { sentence: clause.sentence, until: 'main' };
      return false;
    }
    if (temporal.test(text) && clauses[at + 1]?.sentence === clause.sentence)
      return (sentences[clause.sentence]?.clauses ?? []).some(
        (other) => other !== clause && looksFor(other),
      );
    if (clause.lead !== 'if' && clause.lead !== 'unless') return true;
    const next = clauses[at + 1];
    const before = clauses[at - 1];
    const first = before?.sentence !== clause.sentence || before.to - before.from <= 1;
    const holdsConsequence =
      first && (next?.sentence !== clause.sentence || !/^(?:none|otherwise)$/.test(next.lead));
    if (holdsConsequence) return true;
    if (clause.lead === 'if' && looksFor(clause) && !situated(at))
      shut = { sentence: clause.sentence, until: 'end' };
    return false;
  });

  const takenBack = new Set<Clause>();
  clauses.forEach((clause, at) => {
    if (!refusal.test(joined(tokens, clause.from, clause.to))) return;
    const before = sentences[clauses[at - 1]?.sentence ?? -1];
    for (const earlier of before?.clauses ?? [])
      if (earlier.from < clause.from) takenBack.add(earlier);
  });
  return {
    claims: clauses.map((clause, at) => claims[at] === true && !takenBack.has(clause)),
    stuffed,
  };
}

import type { Figure, NoFigure } from '../../gradebook/analysis/figure.ts';
import { fewestForFlags } from '../../gradebook/analysis/flags.ts';
import { sumOf, thirds } from '../../gradebook/analysis/thirds.ts';
import { fewText, flagTexts, reasonText } from '../../gradebook/analysis/words.ts';
import type { Counted, QuestionAnalysis, TestAnalysis } from '../../gradebook/test-analysis.ts';
import type { Language } from '../../i18n/language.ts';
import { message, render } from '../../i18n/text.ts';
import { questionPath } from './paths.ts';
import { lineOf } from './remark.ts';

/** Fewer learners than this make no picture. */
export const fewestForPlots = 2;

type Show = (value: number) => string;

/** Who is counted: to finish is to answer every question of a chapter, and to hand in an assessment. */
function countedText(of: TestAnalysis['of'], choice: Counted) {
  return choice === 'finished' && of === 'assessment'
    ? 'analysis.counted-handed-in'
    : (`analysis.counted-${choice}` as const);
}

/** How a page of this language writes numbers: points and pure numbers, shares of 1, and percents. */
export function showing(language: Language) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return {
    number: (value: number) => number.format(value),
    share: (value: number) => percent.format(value),
    percent: (value: number) => percent.format(value / 100),
  };
}

/** A figure in a cell: what is shown, what it is sorted by, and why it is missing. */
function cellOf({ value, reason }: Figure, show: Show, language: Language) {
  return {
    shown: value === null ? null : show(value),
    value: value ?? Number.MIN_SAFE_INTEGER,
    reason: reason === null ? null : render(reasonText(reason), language),
  };
}

function wholeLines({ whole }: TestAnalysis, language: Language) {
  const { number, percent } = showing(language);
  const points = (value: number) =>
    render(
      message('analysis.points-value', { value: number(value), max: number(whole.max) }),
      language,
    );
  const shows = {
    mean: points,
    median: points,
    deviation: number,
    skewness: number,
    kurtosis: number,
    consistency: percent,
    errorRatio: percent,
    standardError: number,
  } as const;
  const names = [
    'mean',
    'median',
    'deviation',
    'skewness',
    'kurtosis',
    'consistency',
    'errorRatio',
    'standardError',
  ] as const;
  return names.map((name) => ({ name, ...cellOf(whole[name], shows[name], language) }));
}

function partTable({ parts }: QuestionAnalysis, language: Language) {
  if (parts === null || sumOf(parts.of) === 0) return null;
  const all = sumOf(parts.of);
  return {
    kind: parts.kind,
    of: { ...parts.of, all },
    rows: parts.parts.map(({ title, isKey, count }) => ({
      html: lineOf(title, language),
      isKey,
      counts: [
        ...thirds.map((third) => ({ count: count[third], of: parts.of[third] })),
        { count: sumOf(count), of: all },
      ],
    })),
  };
}

function questionLine(analysed: QuestionAnalysis, index: number, language: Language) {
  const { chapter, question, max, answered, provisional, flags } = analysed;
  const { number, share, percent } = showing(language);
  return {
    ordinal: index + 1,
    id: question.id,
    title: question.title[language],
    href: questionPath(chapter, question),
    max,
    answered,
    provisional,
    figures: [
      cellOf(analysed.facility, share, language),
      cellOf(analysed.deviation, number, language),
      cellOf(analysed.discrimination, percent, language),
      cellOf(analysed.efficiency, percent, language),
      cellOf(analysed.weight, percent, language),
    ],
    flags: flags.map((flag) => {
      const { said, look } = flagTexts(flag);
      return { said: lineOf(said, language), look: lineOf(look, language) };
    }),
    parts: partTable(analysed, language),
  };
}

/** Why figures of the questions are missing, each reason once, with the questions it holds for. */
function missing(questions: readonly QuestionAnalysis[], language: Language) {
  const ordinals = new Map<NoFigure, Set<number>>();
  for (const [
    index,
    { facility, deviation, discrimination, efficiency, weight },
  ] of questions.entries()) {
    for (const { reason } of [facility, deviation, discrimination, efficiency, weight]) {
      if (reason !== null) ordinals.set(reason, (ordinals.get(reason) ?? new Set()).add(index + 1));
    }
  }
  return [...ordinals].map(([reason, which]) => ({
    text: render(reasonText(reason), language),
    // All questions go without saying.
    ordinals: which.size === questions.length ? null : listOf([...which], language),
  }));
}

/** Numbers of questions in a row, as the language sets them apart. */
export function listOf(ordinals: readonly number[], language: Language): string {
  return new Intl.ListFormat(language, { style: 'narrow' }).format(ordinals.map(String));
}

/** What the page of an item analysis shows, but for the plots; `pathOf` is the page's address for each choice. */
export function analysisModel(
  analysis: TestAnalysis,
  pathOf: (counted: Counted) => string,
  language: Language,
) {
  const { of, title, counted, learners, questions, whole } = analysis;
  return {
    of,
    title: title[language],
    choices: (['everybody', 'finished'] as const).map((choice) => ({
      text: render(message(countedText(of, choice), { count: learners[choice] }), language),
      href: pathOf(choice),
      current: choice === counted,
    })),
    counted,
    learners: whole.learners,
    few: whole.learners < fewestForFlags ? render(fewText(), language) : null,
    whole: wholeLines(analysis, language),
    questions: questions.map((one, index) => questionLine(one, index, language)),
    missing: missing(questions, language),
  };
}

import type { Language } from '../i18n/language.ts';
import { render } from '../i18n/text.ts';
import { flagTexts } from './analysis/words.ts';
import type { QuestionAnalysis, TestAnalysis } from './test-analysis.ts';

function partsToJson(parts: QuestionAnalysis['parts'], language: Language) {
  return (
    parts && {
      kind: parts.kind,
      of: parts.of,
      parts: parts.parts.map(({ id, title, isKey, count }) => ({
        id,
        title: render(title, language),
        isKey,
        count,
      })),
    }
  );
}

/** The item analysis as plain JSON, its texts in one language; of what, is for the caller to add. */
export function analysisToJson(analysis: TestAnalysis, language: Language) {
  const { counted, learners, thirds, whole, questions } = analysis;
  return {
    counted,
    learners,
    thirds,
    whole,
    questions: questions.map(({ question, max, provisional, parts, flags, ...figures }) => ({
      id: question.id,
      kind: question.kind,
      title: question.title[language],
      max,
      provisional,
      answered: figures.answered,
      facility: figures.facility,
      deviation: figures.deviation,
      discrimination: figures.discrimination,
      efficiency: figures.efficiency,
      weight: figures.weight,
      parts: partsToJson(parts, language),
      flags: flags.map((flag) => {
        const { said, look } = flagTexts(flag);
        return {
          kind: flag.kind,
          part: 'part' in flag ? flag.part.id : null,
          said: render(said, language),
          look: render(look, language),
        };
      }),
    })),
  };
}

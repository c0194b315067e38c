import { facilityBars } from '../../gradebook/plots/facility-bars.ts';
import { histogram } from '../../gradebook/plots/histogram.ts';
import { scatter } from '../../gradebook/plots/scatter.ts';
import type { TestAnalysis } from '../../gradebook/test-analysis.ts';
import type { Language } from '../../i18n/language.ts';
import { listOf, showing } from './analysis-model.ts';

/** The plots of an item analysis, with their numbers as the language writes them. */
export function analysisPlots({ totals, whole, questions }: TestAnalysis, language: Language) {
  const { number, share, percent } = showing(language);
  const items = questions.map(({ facility, discrimination, flags }) => ({
    facility: facility.value,
    discrimination: discrimination.value,
    isFlagged: flags.length > 0,
  }));
  const cloud = scatter(items);
  return {
    number,
    share,
    percent,
    totals: histogram(totals, whole.max, whole.mean.value),
    mean: whole.mean.value === null ? null : number(whole.mean.value),
    facility: facilityBars(items),
    scatter: cloud,
    missing: cloud.missing.length > 0 ? listOf(cloud.missing, language) : null,
  };
}

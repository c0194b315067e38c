import type { Language } from '../i18n/language.ts';

/** The language of the terminal, by the variables that programs there follow; English unless Chinese. */
export function terminalLanguage(environment: NodeJS.ProcessEnv): Language {
  const said = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(Boolean) ?? '';
  return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

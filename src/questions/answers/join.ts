import { message, type Text } from '../../i18n/text.ts';

/** Several texts as one, in their order, parted as each language parts them. */
export function joinTexts(texts: readonly Text[]): Text {
  const [first, ...rest] = texts;
  if (first === undefined) return message('questions.nothing');
  return rest.reduce<Text>((all, next) => message('questions.joined', { all, next }), first);
}

/** Several pieces of code as one text: each between backticks, parted by "or". */
export function joinCodes(codes: readonly string[]): Text {
  const [first, ...rest] = codes.map((code) => message('questions.code', { code }));
  if (first === undefined) return message('questions.nothing');
  return rest.reduce<Text>((all, next) => message('questions.either', { all, next }), first);
}

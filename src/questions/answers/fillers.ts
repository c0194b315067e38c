const english = new Set(
  (
    'a an answer: answer be by both either flag flags i in is it it’s its option options parameter say switch that the ' +
    'then think to use used using with would'
  ).split(' '),
);
const chinese =
  /^(?:使用|用|加上|加|添加|标志|参数|选项|开关|这个|该|答案|应该|应|是|通过|即可|可以|就|行|为|的|:)+$/u;
const boundary = /(?<=\p{Script=Han})(?=[\x21-\x7e])|(?<=[\x21-\x7e])(?=\p{Script=Han})/gu;

/** The line without the words that people put around an answer ("use the -a flag", "使用 -a 参数"). */
export function withoutFillers(line: string): string {
  return line
    .replace(boundary, ' ')
    .split(' ')
    .filter((word) => !english.has(word.toLowerCase()) && !chinese.test(word))
    .join(' ');
}

/** Small closed classes of English and Chinese words, which show how the words of an answer belong together. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** Written with a full stop that does not end a sentence. */
export const abbreviations = words('e.g i.e eg ie vs etc cf approx resp');

/** Short forms that letters alone do not take apart, also without their apostrophe. */
export const contractions: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ['cannot', ['can', 'not']],
  ['cant', ['can', 'not']],
  ['wont', ['will', 'not']],
  ['dont', ['do', 'not']],
  ['doesnt', ['does', 'not']],
  ['didnt', ['did', 'not']],
  ['isnt', ['is', 'not']],
  ['arent', ['are', 'not']],
  ['wasnt', ['was', 'not']],
  ['werent', ['were', 'not']],
  ['hasnt', ['has', 'not']],
  ['wouldnt', ['would', 'not']],
  ['couldnt', ['could', 'not']],
  ["it's", ['it', 'is']],
  ["that's", ['that', 'is']],
  ["there's", ['there', 'is']],
]);

/** Words that carry grammar and little meaning of their own; running text is full of them, a heap of keywords is not. */
export const glue = words(`
  the a an this that these those it its itself they them their he she you your we our i my me us one which who whose what
  is are was were be been being am do does did has have had having will would shall should can could may might must
  to of in on at by for from with without into onto over through out off up down under after before during until than
  and or but so because since as if when while where whereas unless although though then thus therefore however
  not no never nor neither only just still also too even again already always usually normally both all any some every
  there here get gets got goes go keeps`);

/** Chinese characters of the same sort. */
export const glueCharacters = new Set(
  '的了会是在将被把就也而但和与不没到给让使以因为如时后仍还只并从对这那它你我其则即都又才可能要去来里着过下个随若',
);

/** Stand for something named earlier. */
export const pronouns = words(
  'it they them which itself one nothing none latter former 它 其 该 他',
);

/** Announce a noun. */
export const determiners = words('the a an your my our its their ur any all 了 掉 住');

/** May stand before the predicate of a clause that has left its subject out. */
export const light = words(`
  and but or so then thus therefore hence also too still just only simply even yet again already soon
  usually normally always never not no longer merely mostly often will would shall can could may might must should
  is are was were be been being has have had does do did gets get got to both immediately instead of rather than
  who because since as while whereas when however although though
  和 且 并 而 但 是 所 以 因 此 于 也 就 则 便 都 还 仍 又 再 才 只 会 将 被 把 能 可 要 应 该 已 经 不 没 有 未 无 法
  从 使 让 令 随 之 跟 着 既 通 常 一 般 往 即 立 刻 直 接 当 然 依 旧 照 样 然 后 从 自 动 正 由 为 了 马 上 最 终 间 导 致`);

/** Auxiliary verbs that can stand for a whole predicate ("it doesn't"). */
export const auxiliaries = words(
  'is are was were do does did will would can could has have had should must may might',
);

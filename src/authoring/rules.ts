import type { Localised } from '../i18n/language.ts';

/**
 * What the schemas' own rules expect, in Chinese: a rule of a schema is worded in English where it stands. A test
 * finds a rule that is missing here.
 */
const chinese: Readonly<Record<string, string>> = {
  'one of `one-of`, `pattern`, `include`, `exclude`, `exists`':
    '`one-of`、`pattern`、`include`、`exclude`、`exists` 之一',
  '`exists: false` alone: what is not there has no other property':
    '`exists: false` 应单独出现：不存在的东西没有其他属性',
  'a list, or one of `include`, `exclude`, `count`':
    '列表，或者 `include`、`exclude`、`count` 之一',
  'one of `one-of`, `greater`, `less`': '`one-of`、`greater`、`less` 之一',
  'an amount of bytes, such as `128M` or `134217728`': '字节数，例如 `128M` 或 `134217728`',
  'one of `before`, `after`': '`before`、`after` 之一',
  'exactly one of `container`, `volume`, `network`, `image`':
    '`container`、`volume`、`network`、`image` 中恰好一个',
  'one of `image`, `label`, `name`, `network`, `volume`':
    '`image`、`label`、`name`、`network`、`volume` 之一',
  'one of `subnet`, `gateway`, `ip-range`': '`subnet`、`gateway`、`ip-range` 之一',
  'exactly one of `container`, `volume`': '`container`、`volume` 中恰好一个',
  'a path from `/`': '以 `/` 开头的路径',
  'a mode as `644`': '权限，写法如 `644`',
  'a number, `root`, or `USER:GROUP` of these': '数字、`root`，或由它们组成的 `USER:GROUP`',
  'a pattern in RE2 syntax (no look-around, no back-references)':
    '符合 RE2 语法的正则表达式（不支持环视和反向引用）',
  'at least one name': '至少一个名称',
  'at least one field': '至少一个字段',
  '`on: NETWORK` with `fact: address`, `gateway`, `aliases`, and only there':
    '`on: NETWORK` 与 `fact: address`、`gateway`、`aliases` 一起使用，也仅限于此',
  '`port: PORT` with `fact: published-port`, and only there':
    '`port: PORT` 与 `fact: published-port` 一起使用，也仅限于此',
  '`at: PATH` with `fact: volume`, `mount-source`, and only there':
    '`at: PATH` 与 `fact: volume`、`mount-source` 一起使用，也仅限于此',
  '`key: NAME` with `fact: env`, `label`, and only there':
    '`key: NAME` 与 `fact: env`、`label` 一起使用，也仅限于此',
  '`key: NAME` with `fact: label`, `option`, and only there':
    '`key: NAME` 与 `fact: label`、`option` 一起使用，也仅限于此',
  '`of: CONTAINER` with `fact: member-address`, and only there':
    '`of: CONTAINER` 与 `fact: member-address` 一起使用，也仅限于此',
  'exactly one of `container`, `containers`, `volume`, `network`, `image`, `file`, `http`, `tcp`, `redis`, `events`, `value`':
    '`container`、`containers`、`volume`、`network`、`image`、`file`、`http`、`tcp`、`redis`、`events`、`value` 中恰好一个',
  'at least one thing to expect, such as `exists: true`': '至少一项期望，例如 `exists: true`',
  'one of `type`, `name`, `source`, `destination`, `writable`, `anonymous`':
    '`type`、`name`、`source`、`destination`、`writable`、`anonymous` 之一',
  'one of `repository`, `tag`, `id`': '`repository`、`tag`、`id` 之一',
  'one of `container-port`, `host-port`, `host-address`, `protocol`, `ephemeral`':
    '`container-port`、`host-port`、`host-address`、`protocol`、`ephemeral` 之一',
  'a port number, or a parameter in {{…}}': '端口号，或写成 {{…}} 的参数',
  'a word or more under `says` or `denies`': '`says` 或 `denies` 下至少一个词',
  'a word to look for': '要查找的词',
  'a lower-case word, with hyphens or underscores': '小写单词，可含连字符或下划线',
};

/** A rule's words in both languages; a rule without a translation is told in English. */
export function ruleInWords(words: string): Localised {
  return { en: words, 'zh-CN': chinese[words] ?? words };
}

/** Whether a rule is told in Chinese, too. */
export function isTranslated(words: string): boolean {
  return Object.hasOwn(chinese, words);
}

/** What a column of a roster may hold. */
export type Field =
  | 'name'
  | 'first'
  | 'last'
  | 'email'
  | 'login'
  | 'externalId'
  | 'otherId'
  | 'section';

/** Where the file comes from: another system's export, known by its headers, or a list of one's own. */
export type Source = 'canvas' | 'moodle' | 'list';

/** Which column holds what; `header` is whether the first record names them. */
export interface Columns {
  readonly source: Source;
  readonly header: boolean;
  readonly at: Readonly<Partial<Record<Field, number>>>;
}

const canvas: Readonly<Record<string, Field>> = {
  student: 'name',
  id: 'otherId',
  'sis user id': 'externalId',
  'sis login id': 'login',
  section: 'section',
};

const moodle: Readonly<Record<string, Field>> = {
  'first name': 'first',
  firstname: 'first',
  名: 'first',
  名字: 'first',
  surname: 'last',
  'last name': 'last',
  lastname: 'last',
  姓: 'last',
  姓氏: 'last',
  username: 'login',
  用户名: 'login',
  'id number': 'externalId',
  idnumber: 'externalId',
  学号: 'externalId',
  编号: 'externalId',
  'email address': 'email',
  email: 'email',
  电子邮件地址: 'email',
  电子邮件: 'email',
  groups: 'section',
  group: 'section',
  小组: 'section',
};

const own: Readonly<Record<string, Field>> = {
  ...moodle,
  name: 'name',
  'full name': 'name',
  student: 'name',
  'student name': 'name',
  姓名: 'name',
  学生: 'name',
  'given name': 'first',
  'family name': 'last',
  'e-mail': 'email',
  mail: 'email',
  邮箱: 'email',
  电子邮箱: 'email',
  login: 'login',
  'user name': 'login',
  user: 'login',
  登录名: 'login',
  账号: 'login',
  id: 'externalId',
  'external id': 'externalId',
  external_id: 'externalId',
  'student id': 'externalId',
  'student number': 'externalId',
  number: 'externalId',
  section: 'section',
  class: 'section',
  班级: 'section',
  组别: 'section',
};

function place(
  header: readonly string[],
  words: Readonly<Record<string, Field>>,
): Partial<Record<Field, number>> {
  const found: Partial<Record<Field, number>> = {};
  for (const [index, word] of header.entries()) {
    const field = Object.hasOwn(words, word) ? words[word] : undefined;
    if (field !== undefined && found[field] === undefined) found[field] = index;
  }
  return found;
}

/** Reads a file's first record: as headers, of Canvas, of Moodle or one's own; else the usual order of a list. */
export function columnsOf(first: readonly string[]): Columns {
  const header = first.map((cell) => cell.normalize('NFKC').trim().toLowerCase());
  const has = (...words: string[]) => words.every((word) => header.includes(word));
  if (has('student', 'id', 'section') && (has('sis login id') || has('sis user id'))) {
    return { source: 'canvas', header: true, at: place(header, canvas) };
  }
  const inMoodle = place(header, moodle);
  if (inMoodle.first !== undefined && inMoodle.last !== undefined) {
    return { source: 'moodle', header: true, at: inMoodle };
  }
  const inOwn = place(header, own);
  if (inOwn.name !== undefined || Object.keys(inOwn).length >= 2) {
    return { source: 'list', header: true, at: inOwn };
  }
  return { source: 'list', header: false, at: { name: 0, login: 1, externalId: 2, section: 3 } };
}

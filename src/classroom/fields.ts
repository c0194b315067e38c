import { message } from '../i18n/text.ts';
import { ClassError } from './errors.ts';

const longest = 200;
const control = /\p{Cc}/u;
const email = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/** A text of one line as it is kept: without spaces around it; empty where there is none. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Whether a text can be a name: there, not too long, and without control characters. */
export function isName(text: string): boolean {
  return text !== '' && text.length <= longest && !control.test(text);
}

/** Whether a text can be an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= longest && email.test(text) && !control.test(text);
}

/** Whether a text can be a login: one word. */
export function isLogin(text: string): boolean {
  return isName(text) && !/\s/u.test(text);
}

/** The name and the login that a form gives, and the e-mail address where the login is one; a `ClassError` otherwise. */
export function readIdentity(typed: { readonly name: string; readonly login: string }) {
  const name = oneLine(typed.name);
  const login = oneLine(typed.login);
  if (!isName(name)) throw new ClassError('bad-fields', message('people.no-name'));
  if (!isLogin(login)) throw new ClassError('bad-fields', message('people.no-login'));
  return { name, login, email: isEmail(login) ? login : null };
}

import cookie from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Language, languages } from '../../i18n/language.ts';
import { isSecure } from './session-cookie.ts';

/** How the pages look: as the reader's machine says, or as the reader chose. */
export const themes = ['auto', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

declare module 'fastify' {
  interface FastifyRequest {
    /** The reader's language: the cookie `lang`, else the best of Accept-Language. */
    language: Language;
    theme: Theme;
  }
}

function among<T extends string>(allowed: readonly T[], value: string | undefined): T | undefined {
  return allowed.find((one) => one === value);
}

function languageOfTag(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  if (primary === 'zh') return 'zh-CN';
  return primary === 'en' || primary === '*' ? 'en' : undefined;
}

/** The best of our languages for an Accept-Language header; English where none is asked for. */
export function negotiateLanguage(header: string | undefined): Language {
  if (!header) return 'en';
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return { language: languageOfTag(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((one) => one.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.find((one) => one.language)?.language ?? 'en';
}

const aYear = 365 * 24 * 60 * 60;

/** Remembers the reader's language or look for a year. */
export function remember(
  request: FastifyRequest,
  reply: FastifyReply,
  chosen: { readonly language?: string; readonly theme?: string },
): void {
  const options = {
    path: '/',
    maxAge: aYear,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(request),
  } as const;
  const language = among(languages, chosen.language);
  if (language) reply.setCookie('lang', language, options);
  const theme = among(themes, chosen.theme);
  if (theme) reply.setCookie('theme', theme, options);
}

/** Knows in which language and in which look a reader wants the pages. */
export const preferences = fp(
  async (app) => {
    await app.register(cookie);
    app.decorateRequest('language', 'en');
    app.decorateRequest('theme', 'auto');
    app.addHook('onRequest', (request, _reply, next) => {
      request.language =
        among(languages, request.cookies.lang) ??
        negotiateLanguage(request.headers['accept-language']);
      request.theme = among(themes, request.cookies.theme) ?? 'auto';
      next();
    });
  },
  { name: 'preferences' },
);

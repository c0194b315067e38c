import fp from 'fastify-plugin';
import { remember } from '../plugins/preferences.ts';
import { readFields } from './form.ts';
import { ownPath } from './paths.ts';

function word(value: unknown): { readonly word: string } | null {
  return typeof value === 'string' ? { word: value } : null;
}

/** Remembers the language or the look that was chosen, and shows the page again. */
export const preferencesForm = fp(
  (app, _options, done) => {
    app.post('/preferences', { config: { right: 'public' } }, async (request, reply) => {
      const fields = readFields(request.body);
      const language = word(fields.language);
      const theme = word(fields.theme);
      remember(request, reply, {
        ...(language && { language: language.word }),
        ...(theme && { theme: theme.word }),
      });
      return reply.redirect(ownPath(fields.return), 303);
    });
    done();
  },
  { name: 'preferences-form' },
);

import { message } from '../../../i18n/text.ts';
import { WebError } from '../../errors.ts';

/** The longest roster that is read, in bytes as it is sent. */
export const rosterLimit = 4 * 1024 * 1024;

/** A text that was pasted or uploaded; `guessed` is whether how it is encoded had to be guessed. */
export class Upload {
  readonly text: string;
  readonly guessed: boolean;

  constructor(text: string, guessed: boolean) {
    this.text = text;
    this.guessed = guessed;
  }
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of a file: UTF-8, or UTF-16 where it says so; else GB 18030, as spreadsheets in China write it. */
export function textOfFile(bytes: Uint8Array): Upload {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : null;
  const certain = decoded(
    bytes,
    wide ?? (first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'),
  );
  if (certain !== null) return new Upload(certain, false);
  const guess = decoded(bytes, 'gb18030');
  if (guess !== null) return new Upload(guess, true);
  throw new WebError(422, 'not-text', message('people.roster-not-text'));
}

/** The fields of a form that may hold a file (`multipart/form-data`); a file that was chosen comes before the text. */
export async function readUpload(body: Buffer, contentType: string): Promise<Upload> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  })
    .formData()
    .catch((cause: unknown) => {
      throw new WebError(400, 'bad-request', message('http.bad-request'), { cause });
    });
  const file = form.get('file');
  if (file !== null && typeof file !== 'string' && file.size > 0) {
    return textOfFile(new Uint8Array(await file.arrayBuffer()));
  }
  const pasted = form.get('roster');
  return new Upload(typeof pasted === 'string' ? pasted : '', false);
}

import type { Socket } from 'node:net';
import { message, render, type Text } from '../i18n/text.ts';

interface Refusal {
  readonly status: string;
  readonly code: string;
  readonly text: Text;
}

const badRequest: Refusal = {
  status: '400 Bad Request',
  code: 'bad-request',
  text: message('http.bad-request'),
};

const byCode: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'headers-too-large',
    text: message('http.headers-too-large'),
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'request-timeout',
    text: message('http.request-timeout'),
  },
};

/** Answers what is no HTTP request, or only half of one, in the shape of every other error, and hangs up. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, text } = byCode[error.code ?? ''] ?? badRequest;
  // Nobody knows yet which language is asked for.
  const body = JSON.stringify({ error: { code, message: render(text, 'en'), details: null } });
  const headers = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}

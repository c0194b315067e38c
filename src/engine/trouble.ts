import { message, type Text } from '../i18n/text.ts';
import { DialEnded } from './dial-stdio.ts';
import { EngineTrouble, type Target } from './target.ts';

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isTls(code: string): boolean {
  return (
    code.startsWith('ERR_SSL') ||
    code.startsWith('ERR_TLS') ||
    code.includes('CERT') ||
    code === 'EPROTO' ||
    code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
  );
}

/** Why an engine could not be asked, in words for the learner. */
export function troubleText(error: unknown, target: Target): Text {
  if (error instanceof EngineTrouble) return error.text;
  const { host } = target;
  if (error instanceof DialEnded) return message('engine.ssh', { host, reason: error.message });
  const code = codeOf(error);
  if (isTls(code)) return message('engine.tls', { host, reason: code });
  switch (code) {
    case 'ENOENT':
      return target.via === 'ssh'
        ? message('engine.no-ssh')
        : message('engine.no-socket', { host });
    case 'EACCES':
    case 'EPERM':
      return message('engine.no-permission', { host });
    case 'ECONNREFUSED':
      return message('engine.refused', { host });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return message('engine.unknown-host', { host });
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return message('engine.unreachable', { host });
    case 'ECONNRESET':
    case 'EPIPE':
      return message('engine.broke-off', { host });
    default:
      return message('engine.failed', {
        host,
        reason: error instanceof Error ? error.message : String(error),
      });
  }
}

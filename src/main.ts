import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// A young generation that grows while modules load, which mostly stay, holds some 40 MB for good. Once the server
// answers it may grow: what 64 answers on their way need should not be taken for what stays. What loading leaves
// behind is collected as it goes, so that some 10 MB of it are not held for good either.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--optimize-for-size');
// Keeps stripped and compiled code for the next start, which is then about a third faster.
enableCompileCache();

const { start } = await import('./start.ts');
await start();
setFlagsFromString('--no-optimize-for-size');
setFlagsFromString('--semi-space-growth-factor=2');
flushCompileCache();

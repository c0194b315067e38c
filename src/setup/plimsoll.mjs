import { handOver } from './hand-over.mjs';

handOver('src/cli/plimsoll.ts', process.argv.slice(2));

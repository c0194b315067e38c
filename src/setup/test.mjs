import { handOver } from './hand-over.mjs';

handOver('test/run/main.ts', process.argv.slice(2));

import { handOver } from './hand-over.mjs';

handOver('test/bench/run.ts', process.argv.slice(2));

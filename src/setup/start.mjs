import { handOver } from './hand-over.mjs';

handOver('src/main.ts', process.argv.slice(2));

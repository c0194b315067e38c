import { z } from 'zod';

/** A response in words, of every kind but an essay. */
export const response = z.string().max(2000);

/** A response in sentences. */
export const longResponse = z.string().max(20_000);

import { message } from '../../i18n/text.ts';
import { imageWanted } from '../container/image.ts';
import type { ContainerCase, Diagnosis } from './case.ts';
import { partOf } from './look.ts';

/** It was made from another image. */
export const wrongImage: Diagnosis<ContainerCase> = {
  id: 'wrong-image',
  explain: ({ container, failed, name, wanted }) =>
    failed.has('image') && wanted.image !== undefined
      ? message('checks.wrong-image', {
          name,
          found: container.image.reference,
          wanted: imageWanted(wanted.image),
        })
      : null,
  look: ({ name }) => partOf(name, '.Config.Image'),
};

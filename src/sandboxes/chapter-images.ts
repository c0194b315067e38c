/** The images that the chapter "Managing containers" works with. */
export const chapterImages: readonly string[] = [
  'redis:alpine',
  'nginx:latest',
  'russmckendrick/moby-counter:latest',
  'alpine:latest',
  'hello-world:latest',
];

/** The bundle that is looked for, and written, where no other file is named. */
export const defaultBundle = 'plimsoll-images.tar';

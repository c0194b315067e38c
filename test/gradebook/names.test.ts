import { expect, test } from 'vitest';
import { nameParts } from '../../src/gradebook/names.ts';

test.each([
  ['Ada Lovelace', 'Ada', 'Lovelace'],
  ['Lovelace, Ada', 'Ada', 'Lovelace'],
  ['Grace Brewster Murray Hopper', 'Grace Brewster Murray', 'Hopper'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['Juan de la Cruz', 'Juan', 'de la Cruz'],
  ['van Gogh', 'van', 'Gogh'],
  ['Plato', 'Plato', ''],
  ['李雷', '雷', '李'],
  ['李 雷', '雷', '李'],
  ['欧阳修', '修', '欧阳'],
  ['诸葛孔明', '孔明', '诸葛'],
  ['欧阳', '阳', '欧'],
  ['김철수', '철수', '김'],
  ['李', '李', ''],
  ['李，雷', '雷', '李'],
  ['عبد الرحمن', 'عبد', 'الرحمن'],
  ['', '', ''],
])('%j has the first name %j and the family name %j', (name, first, family) => {
  expect(nameParts(name)).toEqual({ first, family });
});

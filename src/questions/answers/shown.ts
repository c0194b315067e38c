export { shown } from '../../i18n/shown.ts';

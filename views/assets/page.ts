import { watchCopyButtons } from './copy.ts';
import { startDrafts } from './drafts.ts';
import { watchEngine } from './engine.ts';
import { startInspections } from './inspect.ts';
import { startKeys } from './keys.ts';
import { followTask } from './live-events.ts';
import { startOrdering } from './order.ts';
import { submitOnce } from './submit-once.ts';
import { startTables } from './table.ts';

startOrdering();
startDrafts();
startKeys();
startInspections();
followTask();
watchEngine();
watchCopyButtons();
startTables();
submitOnce();

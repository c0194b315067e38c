import { killedInAttach } from './attach.ts';
import type { ContainerCase, Diagnosis, MissingCase, MissingContainerCase } from './case.ts';
import * as elsewhere from './elsewhere.ts';
import * as after from './events-after.ts';
import type { EventsCase } from './events-case.ts';
import * as events from './events-elsewhere.ts';
import { runNotExec } from './exec.ts';
import { fileElsewhere, fileRanInstead, fileReplaced, type MissingFileCase } from './file.ts';
import { noSharedNetwork, nothingListens } from './http.ts';
import { wrongImage } from './image.ts';
import {
  imageNeverPulled,
  nearContainer,
  nearImageName,
  nearNetworkName,
  nearVolumeName,
  networkNeverCreated,
  neverCreated,
  otherContainer,
  otherImageTag,
  volumeNeverCreated,
} from './missing.ts';
import * as mounts from './mounts.ts';
import * as networks from './networks.ts';
import * as ports from './ports.ts';
import * as removed from './removed.ts';
import * as status from './status.ts';
import { type ValueCase, valueReplaced } from './value.ts';

/** What may be wrong with a container that is there, the likeliest first: what did not start explains all the rest. */
export const containerDiagnoses: readonly Diagnosis<ContainerCase>[] = [
  status.portTaken,
  status.badCommand,
  status.neverStarted,
  wrongImage,
  killedInAttach,
  status.exitedAtOnce,
  status.crashLoop,
  status.paused,
  status.exitedWithError,
  status.stopped,
  mounts.wrongDestination,
  mounts.bindMount,
  mounts.tmpfsMount,
  mounts.volumeMount,
  elsewhere.volumeOnOther,
  mounts.anonymousVolume,
  mounts.readOnlyMount,
  mounts.nearVolume,
  mounts.otherVolume,
  mounts.volumeNeverMounted,
  ports.hostNetwork,
  ports.reversedPorts,
  ports.wrongContainerPort,
  ports.wrongProtocol,
  ports.ephemeralPort,
  ports.loopbackOnly,
  ports.wrongHostPort,
  ports.portNotLive,
  elsewhere.portOnOther,
  ports.notPublished,
  networks.onHostNetwork,
  networks.nearNetwork,
  elsewhere.networkOnOther,
  networks.defaultBridge,
  networks.aliasOnWrongNetwork,
  networks.notOnNetwork,
  networks.aliasMissing,
  networks.stillOnNetwork,
  noSharedNetwork,
  nothingListens,
  runNotExec,
];

/** Why a container may not be there. */
export const missingContainerDiagnoses: readonly Diagnosis<MissingContainerCase>[] = [
  nearContainer,
  otherContainer,
  removed.containerRemoved,
  neverCreated,
];

/** Why a volume may not be there. */
export const missingVolumeDiagnoses: readonly Diagnosis<MissingCase>[] = [
  nearVolumeName,
  removed.volumeRemoved,
  volumeNeverCreated,
];

/** Why a network may not be there. */
export const missingNetworkDiagnoses: readonly Diagnosis<MissingCase>[] = [
  nearNetworkName,
  removed.networkRemoved,
  networkNeverCreated,
];

/** Why an image may not be there. */
export const missingImageDiagnoses: readonly Diagnosis<MissingCase>[] = [
  otherImageTag,
  nearImageName,
  removed.imageRemoved,
  imageNeverPulled,
];

/** Why what was to happen did not, or what was not to happen did. */
export const eventDiagnoses: readonly Diagnosis<EventsCase>[] = [
  after.killedAfter,
  after.replacedAfter,
  after.removedAfter,
  events.execElsewhere,
  events.attachElsewhere,
  events.doneElsewhere,
  events.ranNotExecuted,
];

/** Why a file may not be in a container that is there. */
export const missingFileDiagnoses: readonly Diagnosis<MissingFileCase>[] = [
  fileReplaced,
  fileElsewhere,
  fileRanInstead,
];

/** Why a value of something that is there may be another one. */
export const valueDiagnoses: readonly Diagnosis<ValueCase>[] = [valueReplaced];

const order = [...missingContainerDiagnoses, ...containerDiagnoses].map((one) => one.id);

/** How early a reason stands in the order of likelihood; an author's own comes before all. */
export function rank(id: string): number {
  return order.indexOf(id);
}

/** The id of every reason that Plimsoll itself gives. */
export const ownReasons: ReadonlySet<string> = new Set(
  [
    ...containerDiagnoses,
    ...missingContainerDiagnoses,
    ...missingVolumeDiagnoses,
    ...missingNetworkDiagnoses,
    ...missingImageDiagnoses,
    ...eventDiagnoses,
    ...missingFileDiagnoses,
    ...valueDiagnoses,
  ].map((one) => one.id),
);

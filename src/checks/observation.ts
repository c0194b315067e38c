import type { Text } from '../i18n/text.ts';
import type { EngineEvent, EventLog } from './event.ts';

/** What is known of a thing that was asked for: it is there, it is not, or it could not be known, and why. */
export type Seen<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly reason: Text };

/** The states an engine gives a container. `running` is true of `running`, `paused` and `restarting` in Docker's API; here only the status counts. */
export type ContainerStatus =
  | 'created'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'removing'
  | 'exited'
  | 'dead';

/** One mount of a container, as the engine carried it out. */
export interface Mount {
  readonly type: 'volume' | 'bind' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  /** The volume's name; null for what is no volume. */
  readonly name: string | null;
  readonly source: string;
  readonly destination: string;
  readonly writable: boolean;
  /** Whether the volume has no name of its own (a name of 64 hexadecimal digits, or the engine's label). */
  readonly anonymous: boolean;
}

export type Protocol = 'tcp' | 'udp' | 'sctp';

/** A container's port that is reachable on the host now. */
export interface PublishedPort {
  readonly containerPort: number;
  readonly protocol: Protocol;
  /** `0.0.0.0` and `::` mean every address of the host. */
  readonly hostAddress: string;
  readonly hostPort: number;
}

/** A port that was asked for when the container was made, whether or not it is published now. */
export interface PortBinding {
  readonly containerPort: number;
  readonly protocol: Protocol;
  readonly hostAddress: string;
  /** null where the engine was to choose one. */
  readonly hostPort: number | null;
}

/** A container's place on one network. */
export interface Attachment {
  readonly networkId: string;
  /** The names it answers DNS by there, without its short id; its own name is not repeated. */
  readonly aliases: readonly string[];
  readonly address: string;
  readonly gateway: string;
}

/** What checks may ask of a container. A missing field of the engine's answer is an empty one here. */
export interface Container {
  readonly id: string;
  /** Without the leading slash. */
  readonly name: string;
  readonly image: {
    /** As it was written when the container was made. */
    readonly reference: string;
    /** `sha256:…` */
    readonly id: string;
    /** The image's own references, looked up only where `reference` is an id, a digest or another registry's. */
    readonly tags: readonly string[];
  };
  readonly status: ContainerStatus;
  readonly exitCode: number;
  /** The engine's own words on why it did not start; empty when all is well. */
  readonly error: string;
  readonly createdAt: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly hostname: string;
  readonly restartPolicy: { readonly name: string; readonly maximumRetryCount: number };
  readonly mounts: readonly Mount[];
  readonly ports: readonly PublishedPort[];
  readonly bindings: readonly PortBinding[];
  /** `80/tcp`: exposed, published or not. */
  readonly exposed: readonly string[];
  readonly networkMode: string;
  readonly networks: Readonly<Record<string, Attachment>>;
  /** Left out of observations that were kept before these were looked at. */
  readonly settings?: ContainerSettings;
}

/** How a container is run, and how it fares. */
export interface ContainerSettings {
  /** As it was given; empty where nothing was, which is root. */
  readonly user: string;
  /** Empty where nothing was given, which is `/`. */
  readonly workingDirectory: string;
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  /** How often its restart policy has started it again. */
  readonly restartCount: number;
  /** Each is null where it is not limited. */
  readonly limits: {
    /** In bytes. */
    readonly memory: number | null;
    /** Memory and swap together, in bytes; -1 where swap is not limited. */
    readonly swap: number | null;
    readonly cpuShares: number | null;
    readonly cpus: number | null;
    readonly pids: number | null;
  };
}

/** What checks may ask of an image. */
export interface Image {
  readonly id: string;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly user: string;
  readonly workingDirectory: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** `80/tcp` */
  readonly exposed: readonly string[];
  readonly volumes: readonly string[];
  /** In bytes. */
  readonly size: number;
  /** The digests of its layers, the lowest first. */
  readonly layers: readonly string[];
}

/** One line of the engine's list of images. */
export interface ImageSummary {
  readonly id: string;
  readonly tags: readonly string[];
}

/** A process that runs in a container. */
export interface Process {
  readonly pid: number;
  readonly user: string;
  /** With its arguments. */
  readonly command: string;
}

/** A difference between a container's filesystem and its image's. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
}

/** A list that was read as far as it is bounded. */
export interface Bounded<T> {
  readonly items: readonly T[];
  /** Whether these are all. */
  readonly complete: boolean;
}

/** A file, directory or link in a container or a volume; a link is followed. */
export interface FileFacts {
  readonly type: 'file' | 'directory' | 'link' | 'other';
  /** In bytes. */
  readonly size: number;
  /** Octal, as `644`. */
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  /** null where it is no file, or too large to be read. */
  readonly content: string | null;
}

/** What checks may ask of a volume. */
export interface Volume {
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly mountpoint: string;
  readonly createdAt: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly anonymous: boolean;
}

/** What checks may ask of a network. */
export interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly createdAt: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly ipam: readonly {
    readonly subnet: string;
    readonly gateway: string;
    /** The part of the subnet that containers get addresses of; empty or left out where it is all of it. */
    readonly ipRange?: string;
  }[];
  readonly members: readonly {
    readonly containerId: string;
    readonly containerName: string;
    /** Without the prefix length. */
    readonly address: string;
  }[];
}

/** One line of the engine's list of containers: enough to find the right thing under another name. */
export interface ContainerSummary {
  readonly id: string;
  readonly names: readonly string[];
  readonly image: string;
  readonly imageId: string;
  readonly status: ContainerStatus;
  readonly createdAt: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly ports: readonly PublishedPort[];
  readonly networks: readonly string[];
}

/** What a published port answered to one GET. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body was longer: this is its start. Left out where it is all of it. */
  readonly isCut?: true;
}

/** A step of a task that was passed: what was seen as it passed, and what is remembered of it. */
export interface PassedStep {
  readonly step: string;
  /** Milliseconds since 1970. */
  readonly passedAt: number;
  readonly observation: Observation;
  /** The facts the step asked to remember, by their ids. */
  readonly remembered: Readonly<Record<string, string>>;
  /** The values that were reported by then. */
  readonly answers: Readonly<Record<string, string>>;
}

/**
 * All that was seen of an engine for one judgement, and nothing that was not asked for. Plain JSON: it is stored as
 * the evidence of a grade and can be judged again.
 */
export interface Observation {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly engine: { readonly version: string; readonly apiVersion: string } | null;
  /** By the name that was asked for. */
  readonly containers: Readonly<Record<string, Seen<Container>>>;
  readonly volumes: Readonly<Record<string, Seen<Volume>>>;
  readonly networks: Readonly<Record<string, Seen<Network>>>;
  /** By `httpKey` of the probe. */
  readonly http: Readonly<Record<string, Seen<HttpReply>>>;
  /** What happened since the task began; left out where no check asks for it. */
  readonly events?: Seen<EventLog>;
  /**
   * What happened since the task began, of things that it does not name, too, as far as it may tell why a check failed;
   * left out where none did.
   */
  readonly history?: Seen<readonly EngineEvent[]>;
  /** The steps of a task that were passed before; left out where there are none. */
  readonly past?: readonly PassedStep[];
  readonly lists: {
    readonly containers?: Seen<readonly ContainerSummary[]>;
    readonly volumes?: Seen<readonly Volume[]>;
    readonly networks?: Seen<readonly Network[]>;
    readonly images?: Seen<readonly ImageSummary[]>;
  };
  /** By the name that was asked for. This and all below are left out where nothing of the kind was asked for. */
  readonly images?: Readonly<Record<string, Seen<Image>>>;
  /** By the container's name; none where it does not run. */
  readonly processes?: Readonly<Record<string, Seen<readonly Process[]>>>;
  /** By the container's name. */
  readonly changes?: Readonly<Record<string, Seen<Bounded<Change>>>>;
  /** The last lines of its log, by the container's name. */
  readonly logs?: Readonly<Record<string, Seen<Bounded<string>>>>;
  /** By `fileKey` of the place. */
  readonly files?: Readonly<Record<string, Seen<FileFacts>>>;
  /** By `portKey` of the probe: present where a connection was taken and kept. */
  readonly tcp?: Readonly<Record<string, Seen<{ readonly open: true }>>>;
  /** By `portKey` of the probe: the first line that a PING was answered with, such as `+PONG`. */
  readonly redis?: Readonly<Record<string, Seen<{ readonly reply: string }>>>;
  /** By `whereKey`: the containers that were selected. */
  readonly selections?: Readonly<Record<string, Seen<readonly Container[]>>>;
}

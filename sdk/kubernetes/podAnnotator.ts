import * as pulumi from "@pulumi/pulumi";
import { at, isFields, mapNested, type Nested, type Path, withChanged, withEachChanged } from "../nested.js";
import type { AnnotatePodsOptions, Annotations, CacheOfPods } from "./annotatePods.js";
import { checkAnnotationNames } from "./annotationNames.js";
import { ImageCheck } from "./imageCheck.js";
import { mergedAnnotations } from "./mergedAnnotations.js";
import { type PlacementFields, placedLabels, placedSpec, placementFields } from "./placement.js";
import { anchorOf, isMetadata, type PodAnchor } from "./podAnchor.js";
import { fits, type PodFacts } from "./podFilter.js";
import { podImages } from "./podImages.js";
import { ProviderNamespaces, providerType } from "./providerNamespaces.js";
import { withPullPolicy } from "./pullPolicy.js";
import { tellOfUnknownKind } from "./unknownKinds.js";
import { placesOf, type Workload, workloadOf } from "./workload.js";
import { builtInWorkloads } from "./workloads.js";

/** What is to be done to one pod. */
interface Pod {
  object: Nested;
  anchor: Path;
  place: PodAnchor["place"];
  chosen: boolean | pulumi.Output<boolean>;
  subject: string;
  isPatch: boolean;
}

/** The transform of one call of `annotatePods`. */
export class PodAnnotator {
  private readonly annotations: Annotations;
  private readonly check: ImageCheck | undefined;
  private readonly workloads: { workload: Workload; anchors: readonly PodAnchor[] }[];
  private readonly placement: PlacementFields;
  private readonly namespaces = new ProviderNamespaces();

  constructor(
    cache: CacheOfPods | Annotations,
    private readonly options: AnnotatePodsOptions,
  ) {
    const { podAnnotations, images } = isCache(cache) ? cache : { podAnnotations: cache, images: undefined };
    this.annotations = podAnnotations;
    if (images !== undefined) this.check = new ImageCheck(images, podAnnotations);
    this.workloads = [...builtInWorkloads, ...(options.workloads ?? [])].map((workload) => ({
      workload,
      anchors: placesOf(workload).map(anchorOf),
    }));
    this.placement = placementFields(options.placement);
    tellOfNames(podAnnotations, "annotatePods");
  }

  readonly transform: pulumi.ResourceTransform = ({ type, name, props, opts, custom }) => {
    if (type === providerType) this.namespaces.add(name, props.namespace);
    if (type === "kubernetes:helm.sh/v3:Release") {
      void pulumi.log.warn(
        `annotatePods cannot reach the pods of the Release ${name}: use helm.v4.Chart, or the chart's own values.`,
      );
      return undefined;
    }
    const namespace = this.options.namespaces && this.namespaces.of(opts);
    const found = workloadOf(
      type,
      this.workloads.map(({ workload }) => workload),
    );
    if (found === undefined) {
      if (custom) tellOfUnknownKind(type, props, namespace, this.options);
      return undefined;
    }
    const { workload, isList, isPatch } = found;
    const subject = `${workload.kind} ${name}`;
    const change = (object: Nested) => this.changeObject(object, workload, { subject, isPatch, namespace });
    const changed = isList
      ? withChanged(props, ["items"], (items) => withEachChanged(items, change))
      : change(props);
    return changed === props ? undefined : { props: changed as pulumi.Inputs, opts };
  };

  private changeObject(
    object: Nested,
    workload: Workload,
    { namespace, ...of }: { subject: string; isPatch: boolean; namespace: Nested },
  ): Nested {
    const anchors = this.workloads.find((each) => each.workload === workload)?.anchors ?? [];
    return anchors.reduce((changed, { anchor, place }) => {
      const change = (pod: Nested) => {
        const begun = place.isOptional && !of.isPatch ? mapNested(pod, (fields) => fields ?? {}) : pod;
        const chosen = fits(this.factsOf(object, anchor, place, begun, namespace), this.options);
        const result =
          chosen === false ? begun : this.changePod(begun, { ...of, object, anchor, place, chosen });
        return chosen === false ? pod : result;
      };
      return withChanged(changed, anchor, change);
    }, object);
  }

  private factsOf(
    object: Nested,
    anchor: Path,
    place: PodAnchor["place"],
    pod: Nested,
    namespace: Nested,
  ): PodFacts {
    const { namespaces, labels, images } = this.options;
    const own = namespaces && at(object, ["metadata", "namespace"]);
    return {
      namespace: pulumi.Output.isInstance(own)
        ? own.apply((known) => known ?? namespace)
        : (own ?? namespace),
      labels: labels
        ? [...(place.labels ? [at(pod, place.labels)] : []), at(object, ["metadata", "labels"])]
        : [],
      images: images ? podImages(object, anchor, pod) : [],
    };
  }

  private changePod(pod: Nested, of: Pod): Nested {
    return mapNested(pod, (fields) => {
      // A patch that says nothing of the pods is left alone.
      if (!isFields(fields)) return fields as Nested;
      this.lookAt(fields, of);
      const { place, chosen, isPatch } = of;
      const isMade = (key: string) => (isPatch ? key === "metadata" : isMetadata(key));
      const annotated = withChanged(fields, place.annotations, (own) => this.annotated(own, chosen), isMade);
      const { labels, nodeSelector, tolerations } = this.placement;
      const labelled =
        labels === undefined || place.labels === undefined
          ? annotated
          : withChanged(
              annotated,
              place.labels,
              whenChosen(chosen, (own) => placedLabels(own, this.placement)),
              isMade,
            );
      if (place.spec === undefined) return labelled;
      const isPlaced = nodeSelector !== undefined || tolerations !== undefined;
      const begun =
        place.isOptional && isPlaced ? (own: Nested) => mapNested(own, (held) => held ?? {}) : same;
      return withChanged(labelled, place.spec, (own) => this.changeSpec(begun(own), chosen));
    });
  }

  private changeSpec(spec: Nested, chosen: Pod["chosen"]): Nested {
    const { nodeSelector, tolerations } = this.placement;
    const isPlaced = nodeSelector !== undefined || tolerations !== undefined;
    const placed = isPlaced ? whenChosen(chosen, (own) => placedSpec(own, this.placement))(spec) : spec;
    return this.options.pullIfNotPresent ? withPullPolicy(placed, chosen) : placed;
  }

  /** They are not put together before they have to be: a secret one would hide all of them. */
  private annotated(own: Nested, chosen: Pod["chosen"]): Nested {
    return whenChosen(chosen, (kept) =>
      mapNested(this.annotations, (added) =>
        mapNested(kept, (said) =>
          mergedAnnotations(isFields(added) ? added : {}, isFields(said) ? said : {}),
        ),
      ),
    )(own);
  }

  private lookAt(fields: Nested, { object, anchor, place, chosen, subject }: Pod): void {
    const own = at(fields, place.annotations);
    if (chosen === true) tellOfNames(own, `annotatePods: ${subject}`);
    this.check?.look({ subject, images: podImages(object, anchor, fields), own, chosen });
  }
}

function isCache(cache: CacheOfPods | Annotations): cache is CacheOfPods {
  if (pulumi.Output.isInstance(cache) || cache instanceof Promise) return false;
  const { podAnnotations } = cache as { podAnnotations?: unknown };
  return podAnnotations !== undefined && typeof podAnnotations !== "string";
}

/** Changes what is meant: now, or as soon as it is known whether it is. */
function whenChosen(chosen: Pod["chosen"], change: (own: Nested) => Nested): (own: Nested) => Nested {
  return (own) => mapNested(chosen, (isChosen) => (isChosen ? change(own) : own));
}

const same = (own: Nested) => own;

/** Tells of annotations that nobody documents; those that are not known yet are passed over. */
function tellOfNames(annotations: Nested, subject: string): void {
  if (!isFields(annotations)) return;
  const names = Object.entries(annotations).flatMap(([name, text]) => (text === undefined ? [] : [name]));
  for (const { property, reason } of checkAnnotationNames(names, "pod")) {
    void pulumi.log.warn(`${subject}: ${property} ${reason}`);
  }
}

import {plural, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Pair, Symmetric} from "../../../ml/sgd-moments.js";
import {ballAt} from "../ball.js";
import {isGone} from "../model.js";
import type {Here, Room} from "../params.js";
import {clockWords} from "../words.js";
import {axis, lambda} from "../world.js";
import {keys, looks} from "./looks.js";
import {createTrail} from "./trail.js";

/** Level lines of the loss above its least: each four times as high as the one inside it. */
const LEVELS = [10.24, 2.56, 0.64, 0.16, 0.04, 0.01];
/** Where SGD stays is seen by so many of its last places. */
const LAST = 1000;
/** What is always in sight. */
const seen = {x: [-2.1, 3.7], y: [-1.35, 3.55]} as const;
const TURN = (-180 / Math.PI) * Math.atan2(axis[1], axis[0]);

/** The axes and the angle of an ellipse of two standard deviations, of a covariance. */
function ellipseOf([p, q, s]: Symmetric): {major: number; minor: number; angle: number} {
  const root = Math.hypot((p - s) / 2, q);
  const size = (v: number) => 2 * Math.sqrt(Math.max(0, v));
  return {
    major: size((p + s) / 2 + root),
    minor: size((p + s) / 2 - root),
    angle: (-90 / Math.PI) * Math.atan2(2 * q, p - s)
  };
}

/** The main panel: level lines of the loss over the two weights, the walks so far, and the start to drag. */
export const bowl: Room["Picture"] = {
  id: "bowl",
  tab: "Bowl",
  title: (state) => {
    const words = clockWords(state);
    return words[0].toUpperCase() + words.slice(1);
  },
  reads: ({params, result: {world, gd, sgd, start, cloud}}) => [
    world,
    gd.walk,
    gd.updates,
    sgd.walk,
    sgd.updates,
    params.show,
    params.sgd,
    params.batch,
    params.decay,
    ...start,
    ...params.start,
    cloud()
  ],
  legend: ({params: {show, batch}, result: {gd, sgd}}) => [
    {
      label: `GD, ${plural(gd.updates, "update")}`,
      className: looks.gd.mark,
      path: looks.gd.shape,
      ref: "gd"
    },
    {
      label:
        show === "cloud"
          ? "1,000 of SGD"
          : show === "ball"
            ? "SGD’s last 1,000 places"
            : `SGD, ${plural(sgd.updates, "update")}${batch > 1 ? `, B = ${batch}` : ""}`,
      className: looks.sgd.mark,
      path: show === "cloud" || show === "ball" ? "M-2,0a2,2 0 1,0 4,0a2,2 0 1,0-4,0z" : looks.sgd.shape,
      ref: show === "cloud" ? "cloud" : "sgd"
    },
    ...(show === "cloud"
      ? [{label: "their mean", className: "line", path: "M-6,0h12M0,-6v12", ref: "center"}]
      : []),
    ...(show === "cloud" || show === "ball"
      ? [{label: "law, two std", className: "line-2 dashed", ref: "law"}]
      : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: seen.x, label: "intercept w₀"},
      y: {domain: seen.y, label: "slope w₁"},
      margin: 0,
      left: 36
    });
    const {at, x, y, inside, outside} = plot;
    // One unit is as long across as along, so that the gradient stands at right angles to the level lines.
    const whole = Math.max((seen.x[1] - seen.x[0]) / at.width, (seen.y[1] - seen.y[0]) / at.height);
    const [w, h] = [(whole * at.width) / 2, (whole * at.height) / 2];
    /** Units of weight a pixel: a quarter where the ball is what is seen. */
    let size = whole;
    const look = (zoomed: boolean, minimum: Pair) => {
      size = zoomed ? whole / 4 : whole;
      const [cx, cy] = zoomed ? minimum : [(seen.x[0] + seen.x[1]) / 2, (seen.y[0] + seen.y[1]) / 2];
      const part = size / whole;
      plot.domain({x: [cx - part * w, cx + part * w], y: [cy - part * h, cy + part * h]});
    };
    look(false, [0, 0]);
    const levels = inside
      .append("g")
      .attr(
        "style",
        "fill:var(--faint);fill-opacity:0.07;stroke:var(--faint);stroke-width:0.7;stroke-opacity:0.55"
      );
    const rings = LEVELS.map(() => levels.append("ellipse").attr("transform", `rotate(${tenth(TURN)})`));
    const least = inside
      .append("path")
      .attr("class", "line")
      .attr("d", "M-6,0h12M0,-6v12")
      .attr("data-ref", "minimum");
    const path = (className: string, style: string, ref: string) =>
      inside.append("path").attr("class", className).attr("style", style).attr("data-ref", ref);
    const dots = path("line-1", "stroke-width:2.4;stroke-linecap:round;stroke-opacity:0.55", "cloud");
    const fan = path("line-1", "stroke-width:0.6;stroke-opacity:0.6", "next");
    const tips = path("line-1", "stroke-width:3.4;stroke-linecap:round", "next");
    // The walks are moved with the minimum: they are kept as distances from it.
    let origin: Pair = [0, 0];
    const far = 4 * (w + h);
    const near = (v: number) => Math.max(-far, Math.min(far, v));
    const X = (d0: number) => x(origin[0] + near(d0));
    const Y = (d1: number) => y(origin[1] + near(d1));
    const trails = {
      sgd: createTrail(inside, looks.sgd.line, "sgd", X, Y),
      gd: createTrail(inside, looks.gd.line, "gd", X, Y)
    };
    const places = path("line-0", "stroke-width:4;stroke-linecap:round", "gd");
    const law = inside
      .append("ellipse")
      .attr("class", "line-2 dashed")
      .attr("style", "stroke-width:2")
      .attr("data-ref", "law");
    const mean = inside
      .append("path")
      .attr("class", "line")
      .attr("style", "stroke-width:2.2")
      .attr("data-ref", "center");
    plot.frame(outside);
    const heads = {sgd: outside.append("path"), gd: outside.append("path")};
    for (const key of keys)
      heads[key]
        .attr("class", looks[key].mark)
        .attr("d", looks[key].shape)
        .attr("data-ref", key)
        .style("pointer-events", "none");
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "start",
      along: "xy",
      at: ({params}) => params.start,
      hint: "drag the start",
      hintAt: {x: -22, y: -14, anchor: "middle"}
    });
    const grip = outside.select<SVGGElement>('[data-ref="start"]');
    const within = (v: number, [a, b]: readonly number[]) => Math.max(a, Math.min(b, v));
    const spots = (d0: ArrayLike<number>, d1: ArrayLike<number>, from: number, to: number): string => {
      let d = "";
      for (let i = from; i < to; ++i) d += `M${tenth(X(d0[i]))},${tenth(Y(d1[i]))}h0`;
      return d;
    };
    return (state) => {
      const {params, result} = state;
      const {world, gd, sgd} = result;
      const {show} = params;
      origin = world.minimum;
      const zoomed = show === "ball";
      look(zoomed, origin);
      // The start is far out of this view.
      setAttr(grip, "display", zoomed ? "none" : null);
      rings.forEach((ring, i) => {
        setAttr(ring, "rx", tenth(Math.sqrt((2 * LEVELS[i]) / lambda[0]) / size));
        setAttr(ring, "ry", tenth(Math.sqrt((2 * LEVELS[i]) / lambda[1]) / size));
      });
      const key = `${origin.join()} ${size}`;
      const [ox, oy] = [tenth(x(origin[0])), tenth(y(origin[1]))];
      setAttr(levels, "transform", `translate(${ox},${oy})`);
      setAttr(least, "transform", `translate(${ox},${oy})`);
      const cloud = result.cloud();
      trails.gd(gd.walk, gd.updates, key);
      trails.sgd(cloud || zoomed ? null : sgd.walk, sgd.updates, key);
      // Of many updates the dots would hide the line.
      setAttr(places, "d", spots(gd.walk.d0, gd.walk.d1, 0, Math.min(gd.updates + 1, 60)));
      setAttr(
        dots,
        "d",
        cloud
          ? spots(cloud.d0, cloud.d1, 0, cloud.d0.length)
          : zoomed
            ? spots(sgd.walk.d0, sgd.walk.d1, Math.max(0, sgd.updates - LAST), sgd.updates + 1)
            : null
      );
      const next = show === "next" ? result.next() : null;
      const [sx, sy] = next?.from ?? [0, 0];
      setAttr(
        fan,
        "d",
        next
          ? Array.from(
              next.d0,
              (v, i) => `M${tenth(X(sx))},${tenth(Y(sy))}L${tenth(X(v))},${tenth(Y(next.d1[i]))}`
            ).join("")
          : null
      );
      setAttr(tips, "d", next ? spots(next.d0, next.d1, 0, next.d0.length) : null);
      const center = cloud?.center ?? next?.mean;
      setAttr(mean, "d", center ? `M${tenth(X(center[0]))},${tenth(Y(center[1]))}m-8,0h16m-8,-8v16` : null);
      const M = cloud
        ? cloud.law.covariance
        : show === "ball"
          ? ballAt(world, params.batch, params.sgd)
          : null;
      if (M?.every((v) => Math.abs(v) < 1e4)) {
        const {major, minor, angle} = ellipseOf(M);
        setAttr(law, "rx", tenth(major / size));
        setAttr(law, "ry", tenth(minor / size));
        const about = cloud ? cloud.law.mean : [0, 0];
        setAttr(
          law,
          "transform",
          `translate(${tenth(X(about[0]))},${tenth(Y(about[1]))})rotate(${tenth(angle)})`
        );
        setAttr(law, "display", null);
      } else setAttr(law, "display", "none");
      const taken = handle(state);
      const marks = [];
      const names = [];
      for (const k of keys) {
        const {walk, updates} = result[k];
        const on = k === "gd" || !cloud;
        setAttr(heads[k], "display", on ? null : "none");
        if (!on) continue;
        // A walker outside stands at the edge where it left.
        const to = [origin[0] + near(walk.d0[updates]), origin[1] + near(walk.d1[updates])] as const;
        const place = [within(to[0], x.domain()), within(to[1], y.domain())] as const;
        const out = place[0] !== to[0] || place[1] !== to[1];
        setAttr(heads[k], "transform", `translate(${tenth(x(place[0]))},${tenth(y(place[1]))})`);
        marks.push({x: x(place[0]) - 7, y: y(place[1]) - 7, width: 14, height: 14});
        names.push({
          text: isGone(result[k])
            ? `${looks[k].name} has left all scale`
            : out
              ? `${looks[k].name} is out of the picture`
              : looks[k].name,
          className: looks[k].text,
          ref: k,
          of: place
        });
      }
      if (next && center)
        names.push({
          text: "mean: a step by all",
          className: "",
          ref: "center",
          of: [origin[0] + near(center[0]), origin[1] + near(center[1])] as const
        });
      plot.names(names, [taken, ...marks, {x: at.x, y: at.y - 24, width: 120, height: 16}]);
    };
  }
};

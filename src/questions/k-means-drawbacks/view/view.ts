import {inParts} from "../../../figure/contract.js";
import {createCentroids} from "./centroids.js";
import {createCurve} from "./curve.js";
import {createPlane} from "./plane.js";
import {createStrips} from "./strips.js";

/** The whole picture: the plane, the inertia of the run, and where other starts lead. */
export const view = inParts(createPlane, createCurve, createStrips, createCentroids);

import {slugs} from "./rooms.js";

// For those who need the rooms as they are now, and not as they were when their own process began.
console.log(slugs.join("\n"));

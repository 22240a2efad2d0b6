import {checkRooms} from "./rooms.js";

checkRooms(0, 8);

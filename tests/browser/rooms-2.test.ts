import {checkRooms} from "./rooms.js";

checkRooms(1, 8);
